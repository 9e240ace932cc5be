# rustc version 1.95.0 (59807616e 2026-04-14)
vaddps (%rdx,%r15,4), %zmm1, %zmm1
vaddps 64(%rdx,%r15,4), %zmm0, %zmm0
leaq 32(%r15), %rbx
addq $64, %r15
cmpq %rsi, %r15
movq %rbx, %r15
