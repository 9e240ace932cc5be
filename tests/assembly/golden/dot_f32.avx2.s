# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%rsi,%rbp,4), %ymm4
leaq 8(%rbp), %r15
vfmadd231ps (%r8,%rbp,4), %ymm4, %ymm3
vmovups (%rsi,%r15,4), %ymm4
leaq 16(%rbp), %r13
vfmadd231ps (%r8,%r15,4), %ymm4, %ymm0
vmovups (%rsi,%r13,4), %ymm4
addq $24, %rbp
vfmadd231ps (%r8,%r13,4), %ymm4, %ymm1
vmovups (%rsi,%rbp,4), %ymm4
vfmadd231ps (%r8,%rbp,4), %ymm4, %ymm2
movq %rdx, %rbp
addq $32, %rdx
cmpq %r9, %rdx
