# rustc version 1.95.0 (59807616e 2026-04-14)
vaddps (%rsi,%r13,4), %ymm3, %ymm3
leaq 8(%r13), %r15
vaddps (%rsi,%r15,4), %ymm0, %ymm0
leaq 16(%r13), %r15
vaddps (%rsi,%r15,4), %ymm1, %ymm1
addq $24, %r13
vaddps (%rsi,%r13,4), %ymm2, %ymm2
movq %rdx, %r13
addq $32, %rdx
cmpq %r10, %rdx
