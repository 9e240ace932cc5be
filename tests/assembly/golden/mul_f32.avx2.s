# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r10,%rax,4), %ymm1
vmulps (%r11,%rax,4), %ymm1, %ymm1
vmovups %ymm1, (%r14,%rax,4)
leaq 8(%rax), %rsi
vmovups (%r10,%rsi,4), %ymm1
vmulps (%r11,%rsi,4), %ymm1, %ymm1
vmovups %ymm1, (%r14,%rsi,4)
leaq 16(%rax), %rsi
vmovups (%r10,%rsi,4), %ymm1
vmulps (%r11,%rsi,4), %ymm1, %ymm1
vmovups %ymm1, (%r14,%rsi,4)
addq $24, %rax
vmovups (%r10,%rax,4), %ymm1
vmulps (%r11,%rax,4), %ymm1, %ymm1
vmovups %ymm1, (%r14,%rax,4)
movq %rdx, %rax
addq $32, %rdx
cmpq %rcx, %rdx
