# rustc version 1.95.0 (59807616e 2026-04-14)
vaddps (%r0,%r1,4), %ymm0, %ymm0
leaq 8(%r1), %r2
vaddps (%r0,%r2,4), %ymm1, %ymm1
leaq 16(%r1), %r2
vaddps (%r0,%r2,4), %ymm2, %ymm2
addq $24, %r1
vaddps (%r0,%r1,4), %ymm3, %ymm3
movq %r3, %r1
addq $32, %r3
cmpq %r4, %r3
