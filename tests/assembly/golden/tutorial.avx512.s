# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r0,%r1,4), %zmm0
vmovups 64(%r0,%r1,4), %zmm1
vmovaps %zmm0, %zmm2
vfmadd213ps %zmm3, %zmm4, %zmm2
vsubps (%r2,%r1,4), %zmm2, %zmm2
vfmadd231ps %zmm2, %zmm2, %zmm5
vfmadd231ps %zmm0, %zmm2, %zmm6
vmovaps %zmm1, %zmm0
vfmadd213ps %zmm3, %zmm4, %zmm0
vsubps 64(%r2,%r1,4), %zmm0, %zmm0
vaddps %zmm2, %zmm7, %zmm7
vfmadd231ps %zmm0, %zmm0, %zmm8
vaddps %zmm0, %zmm9, %zmm9
vfmadd231ps %zmm1, %zmm0, %zmm10
leaq 32(%r1), %r3
addq $64, %r1
cmpq %r4, %r1
movq %r3, %r1
