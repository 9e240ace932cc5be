# rustc version 1.95.0 (59807616e 2026-04-14)
vmaxps (%r0,%r1,4), %zmm0, %zmm1
vminps %zmm1, %zmm2, %zmm1
vmovaps %zmm3, %zmm4
vfmsub213ps %zmm5, %zmm1, %zmm4
vaddps %zmm5, %zmm4, %zmm4
vfnmadd231ps %zmm6, %zmm4, %zmm1
vmovaps %zmm7, %zmm8
vfnmadd213ps %zmm9, %zmm4, %zmm8
vaddps %zmm8, %zmm1, %zmm10
vmulps %zmm10, %zmm10, %zmm11
vmovaps %zmm12, %zmm13
vfmadd213ps %zmm14, %zmm11, %zmm13
vmovaps %zmm15, %zmm16
vfmadd213ps %zmm17, %zmm11, %zmm16
vfmadd213ps %zmm18, %zmm11, %zmm16
vfmadd213ps %zmm19, %zmm11, %zmm13
vfmadd213ps %zmm16, %zmm10, %zmm13
vfmadd213ps %zmm8, %zmm11, %zmm13
vaddps %zmm13, %zmm1, %zmm1
vaddps %zmm20, %zmm1, %zmm1
vscalefps %zmm4, %zmm1, %zmm1
vmovups %zmm1, (%r2,%r1,4)
vmaxps 64(%r0,%r1,4), %zmm0, %zmm1
vminps %zmm1, %zmm2, %zmm1
vmovaps %zmm3, %zmm4
vfmsub213ps %zmm5, %zmm1, %zmm4
vaddps %zmm5, %zmm4, %zmm4
vfnmadd231ps %zmm6, %zmm4, %zmm1
vmovaps %zmm7, %zmm8
vfnmadd213ps %zmm9, %zmm4, %zmm8
vaddps %zmm8, %zmm1, %zmm10
vmulps %zmm10, %zmm10, %zmm11
vmovaps %zmm12, %zmm13
vfmadd213ps %zmm14, %zmm11, %zmm13
vmovaps %zmm15, %zmm16
vfmadd213ps %zmm17, %zmm11, %zmm16
vfmadd213ps %zmm18, %zmm11, %zmm16
vfmadd213ps %zmm19, %zmm11, %zmm13
vfmadd213ps %zmm16, %zmm10, %zmm13
vfmadd213ps %zmm8, %zmm11, %zmm13
vaddps %zmm13, %zmm1, %zmm1
vaddps %zmm20, %zmm1, %zmm1
vscalefps %zmm4, %zmm1, %zmm1
vmovups %zmm1, 64(%r2,%r1,4)
leaq 32(%r1), %r3
addq $64, %r1
cmpq %r4, %r1
movq %r3, %r1
