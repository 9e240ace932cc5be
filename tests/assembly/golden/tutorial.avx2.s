# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r0,%r1,4), %ymm0
vmovaps %ymm0, %ymm1
vfmadd213ps %ymm2, %ymm3, %ymm1
vsubps (%r2,%r1,4), %ymm1, %ymm1
addq $8, %r1
vfmadd231ps %ymm0, %ymm1, %ymm4
vmovups (%r0,%r1,4), %ymm0
vfmadd231ps %ymm1, %ymm1, %ymm5
vaddps %ymm6, %ymm1, %ymm6
vmovaps %ymm0, %ymm1
vfmadd213ps %ymm2, %ymm3, %ymm1
vsubps (%r2,%r1,4), %ymm1, %ymm1
addq $8, %r1
vfmadd231ps %ymm0, %ymm1, %ymm7
vmovups (%r0,%r1,4), %ymm0
vfmadd231ps %ymm1, %ymm1, %ymm8
vaddps %ymm9, %ymm1, %ymm9
vmovaps %ymm0, %ymm1
vfmadd213ps %ymm2, %ymm3, %ymm1
vsubps (%r2,%r1,4), %ymm1, %ymm1
addq $8, %r1
vfmadd231ps %ymm1, %ymm1, %ymm10
vaddps %ymm11, %ymm1, %ymm11
vfmadd231ps %ymm0, %ymm1, %ymm12
vmovups (%r0,%r1,4), %ymm0
vmovaps %ymm0, %ymm1
vfmadd213ps %ymm2, %ymm3, %ymm1
vsubps (%r2,%r1,4), %ymm1, %ymm1
vfmadd231ps %ymm0, %ymm1, %ymm13
vfmadd231ps %ymm1, %ymm1, %ymm14
vaddps %ymm15, %ymm1, %ymm15
addq $8, %r1
movq %r1, %r3
addq $32, %r3
cmpq %r4, %r3
