# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r0,%r1,4), %ymm0
vmovaps %ymm0, %ymm1
vfmadd213ps %ymm2, %ymm3, %ymm1
vsubps (%r2,%r1,4), %ymm1, %ymm1
vfmadd231ps %ymm1, %ymm1, %ymm4
vaddps %ymm1, %ymm5, %ymm5
vfmadd231ps %ymm0, %ymm1, %ymm6
addq $8, %r1
vmovups (%r0,%r1,4), %ymm0
vmovaps %ymm0, %ymm1
vfmadd213ps %ymm2, %ymm3, %ymm1
vsubps (%r2,%r1,4), %ymm1, %ymm1
vfmadd231ps %ymm1, %ymm1, %ymm7
vaddps %ymm8, %ymm1, %ymm8
vfmadd231ps %ymm0, %ymm1, %ymm9
addq $8, %r1
vmovups (%r0,%r1,4), %ymm0
vmovaps %ymm0, %ymm1
vfmadd213ps %ymm2, %ymm3, %ymm1
vsubps (%r2,%r1,4), %ymm1, %ymm1
vfmadd231ps %ymm1, %ymm1, %ymm10
vaddps %ymm1, %ymm11, %ymm11
vfmadd231ps %ymm0, %ymm1, %ymm12
addq $8, %r1
vmovups (%r0,%r1,4), %ymm0
vmovaps %ymm0, %ymm1
vfmadd213ps %ymm2, %ymm3, %ymm1
vsubps (%r2,%r1,4), %ymm1, %ymm1
vfmadd231ps %ymm1, %ymm1, %ymm13
vaddps %ymm14, %ymm1, %ymm14
vfmadd231ps %ymm0, %ymm1, %ymm15
addq $8, %r1
movq %r1, %r3
addq $32, %r3
cmpq %r4, %r3
