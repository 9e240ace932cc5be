# rustc version 1.95.0 (59807616e 2026-04-14)
vmaxps (%r0,%r1,4), %zmm0, %zmm1
vminps %zmm1, %zmm2, %zmm1
vmovaps %zmm3, %zmm4
vfmadd213ps %zmm5, %zmm1, %zmm4
vrndscaleps $9, %zmm4, %zmm4
vfnmadd231ps %zmm6, %zmm4, %zmm1
vfnmadd231ps %zmm7, %zmm4, %zmm1
vmulps %zmm1, %zmm1, %zmm8
vmovaps %zmm9, %zmm10
vfmadd213ps %zmm11, %zmm8, %zmm10
vfmadd213ps %zmm12, %zmm8, %zmm10
vmovaps %zmm13, %zmm14
vfmadd213ps %zmm15, %zmm8, %zmm14
vfmadd213ps %zmm10, %zmm1, %zmm14
vfmadd213ps %zmm1, %zmm8, %zmm14
vaddps %zmm16, %zmm14, %zmm1
vscalefps %zmm4, %zmm1, %zmm1
vmovups %zmm1, (%r2,%r1,4)
vmaxps 64(%r0,%r1,4), %zmm0, %zmm1
vminps %zmm1, %zmm2, %zmm1
vmovaps %zmm3, %zmm4
vfmadd213ps %zmm5, %zmm1, %zmm4
vrndscaleps $9, %zmm4, %zmm4
vfnmadd231ps %zmm6, %zmm4, %zmm1
vfnmadd231ps %zmm7, %zmm4, %zmm1
vmulps %zmm1, %zmm1, %zmm8
vmovaps %zmm9, %zmm10
vfmadd213ps %zmm11, %zmm8, %zmm10
vfmadd213ps %zmm12, %zmm8, %zmm10
vmovaps %zmm13, %zmm14
vfmadd213ps %zmm15, %zmm8, %zmm14
vfmadd213ps %zmm10, %zmm1, %zmm14
vfmadd213ps %zmm1, %zmm8, %zmm14
vaddps %zmm16, %zmm14, %zmm1
vscalefps %zmm4, %zmm1, %zmm1
vmovups %zmm1, 64(%r2,%r1,4)
leaq 32(%r1), %r3
addq $64, %r1
cmpq %r4, %r1
movq %r3, %r1
