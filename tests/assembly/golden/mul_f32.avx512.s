# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r0,%r1,4), %zmm0
vmulps (%r2,%r1,4), %zmm0, %zmm0
vmovups %zmm0, (%r3,%r1,4)
vmovups 64(%r0,%r1,4), %zmm0
vmulps 64(%r2,%r1,4), %zmm0, %zmm0
vmovups %zmm0, 64(%r3,%r1,4)
leaq 32(%r1), %r4
addq $64, %r1
cmpq %r5, %r1
movq %r4, %r1
