# rustc version 1.95.0 (59807616e 2026-04-14)
vmaxps (%r9,%rdx,4), %zmm1, %zmm17
vminps %zmm17, %zmm2, %zmm17
vmovaps %zmm4, %zmm18
vfmsub213ps %zmm3, %zmm17, %zmm18
vaddps %zmm3, %zmm18, %zmm18
vfnmadd231ps %zmm15, %zmm18, %zmm17
vmovaps %zmm16, %zmm19
vfnmadd213ps %zmm0, %zmm18, %zmm19
vaddps %zmm19, %zmm17, %zmm20
vmulps %zmm20, %zmm20, %zmm21
vmovaps %zmm7, %zmm22
vfmadd213ps %zmm8, %zmm21, %zmm22
vmovaps %zmm9, %zmm23
vfmadd213ps %zmm10, %zmm21, %zmm23
vfmadd213ps %zmm11, %zmm21, %zmm23
vfmadd213ps %zmm12, %zmm21, %zmm22
vfmadd213ps %zmm23, %zmm20, %zmm22
vfmadd213ps %zmm19, %zmm21, %zmm22
vaddps %zmm22, %zmm17, %zmm17
vaddps %zmm13, %zmm17, %zmm17
vscalefps %zmm18, %zmm17, %zmm17
vmovups %zmm17, (%r13,%rdx,4)
vmaxps 64(%r9,%rdx,4), %zmm1, %zmm17
vminps %zmm17, %zmm2, %zmm17
vmovaps %zmm4, %zmm18
vfmsub213ps %zmm3, %zmm17, %zmm18
vaddps %zmm3, %zmm18, %zmm18
vfnmadd231ps %zmm15, %zmm18, %zmm17
vmovaps %zmm16, %zmm19
vfnmadd213ps %zmm0, %zmm18, %zmm19
vaddps %zmm19, %zmm17, %zmm20
vmulps %zmm20, %zmm20, %zmm21
vmovaps %zmm7, %zmm22
vfmadd213ps %zmm8, %zmm21, %zmm22
vmovaps %zmm9, %zmm23
vfmadd213ps %zmm10, %zmm21, %zmm23
vfmadd213ps %zmm11, %zmm21, %zmm23
vfmadd213ps %zmm12, %zmm21, %zmm22
vfmadd213ps %zmm23, %zmm20, %zmm22
vfmadd213ps %zmm19, %zmm21, %zmm22
vaddps %zmm22, %zmm17, %zmm17
vaddps %zmm13, %zmm17, %zmm17
vscalefps %zmm18, %zmm17, %zmm17
vmovups %zmm17, 64(%r13,%rdx,4)
leaq 32(%rdx), %rdi
addq $64, %rdx
cmpq %r12, %rdx
movq %rdi, %rdx
