# rustc version 1.95.0 (59807616e 2026-04-14)
vbroadcastss constant_0(%rip), %ymm1
vmaxps (%r10,%rdx,4), %ymm1, %ymm1
vbroadcastss constant_1(%rip), %ymm0
vminps %ymm1, %ymm0, %ymm1
vbroadcastss constant_2(%rip), %ymm4
vmovaps %ymm4, %ymm2
vfmsub213ps %ymm9, %ymm1, %ymm2
vaddps %ymm2, %ymm9, %ymm2
vbroadcastss constant_3(%rip), %ymm13
vfnmadd231ps %ymm13, %ymm2, %ymm1
vbroadcastss constant_4(%rip), %ymm3
vxorps %xmm0, %xmm0, %xmm0
vfnmadd213ps %ymm0, %ymm2, %ymm3
vaddps %ymm3, %ymm1, %ymm6
vmulps %ymm6, %ymm6, %ymm8
vbroadcastss constant_5(%rip), %ymm0
vmovaps %ymm0, %ymm10
vbroadcastss constant_6(%rip), %ymm5
vfmadd213ps %ymm5, %ymm8, %ymm10
vbroadcastss constant_7(%rip), %ymm11
vmovaps %ymm11, %ymm15
vbroadcastss constant_8(%rip), %ymm14
vfmadd213ps %ymm14, %ymm8, %ymm15
vbroadcastss constant_9(%rip), %ymm7
vfmadd213ps %ymm7, %ymm8, %ymm15
vbroadcastss constant_10(%rip), %ymm12
vfmadd213ps %ymm12, %ymm8, %ymm10
vfmadd213ps %ymm15, %ymm6, %ymm10
vfmadd213ps %ymm3, %ymm8, %ymm10
vaddps %ymm1, %ymm10, %ymm1
vbroadcastss constant_11(%rip), %ymm12
vaddps %ymm1, %ymm12, %ymm1
vbroadcastss constant_12(%rip), %ymm3
vaddps %ymm3, %ymm2, %ymm2
vpsrld $1, %ymm2, %ymm3
vpsubd %ymm3, %ymm2, %ymm2
vpslld $23, %ymm3, %ymm3
vmulps %ymm3, %ymm1, %ymm1
vpslld $23, %ymm2, %ymm2
vmulps %ymm2, %ymm1, %ymm1
vmovups %ymm1, (%rbx,%rdx,4)
leaq 8(%rdx), %rsi
vbroadcastss constant_0(%rip), %ymm1
vmaxps (%r10,%rsi,4), %ymm1, %ymm1
vbroadcastss constant_1(%rip), %ymm2
vminps %ymm1, %ymm2, %ymm1
vmovaps %ymm4, %ymm2
vfmsub213ps %ymm9, %ymm1, %ymm2
vaddps %ymm2, %ymm9, %ymm2
vfnmadd231ps %ymm13, %ymm2, %ymm1
vbroadcastss constant_4(%rip), %ymm12
vmovaps %ymm12, %ymm3
vxorps %xmm6, %xmm6, %xmm6
vfnmadd213ps %ymm6, %ymm2, %ymm3
vaddps %ymm3, %ymm1, %ymm6
vmulps %ymm6, %ymm6, %ymm8
vmovaps %ymm0, %ymm10
vfmadd213ps %ymm5, %ymm8, %ymm10
vmovaps %ymm11, %ymm15
vfmadd213ps %ymm14, %ymm8, %ymm15
vfmadd213ps %ymm7, %ymm8, %ymm15
vbroadcastss constant_10(%rip), %ymm13
vfmadd213ps %ymm13, %ymm8, %ymm10
vfmadd213ps %ymm15, %ymm6, %ymm10
vfmadd213ps %ymm3, %ymm8, %ymm10
vaddps %ymm1, %ymm10, %ymm1
vbroadcastss constant_11(%rip), %ymm13
vaddps %ymm1, %ymm13, %ymm1
vbroadcastss constant_12(%rip), %ymm3
vaddps %ymm3, %ymm2, %ymm2
vpsrld $1, %ymm2, %ymm3
vpsubd %ymm3, %ymm2, %ymm2
vpslld $23, %ymm3, %ymm3
vmulps %ymm3, %ymm1, %ymm1
vpslld $23, %ymm2, %ymm2
vmulps %ymm2, %ymm1, %ymm1
vmovups %ymm1, (%rbx,%rsi,4)
leaq 16(%rdx), %rsi
vbroadcastss constant_0(%rip), %ymm1
vmaxps (%r10,%rsi,4), %ymm1, %ymm1
vbroadcastss constant_1(%rip), %ymm2
vminps %ymm1, %ymm2, %ymm1
vmovaps %ymm4, %ymm2
vfmsub213ps %ymm9, %ymm1, %ymm2
vaddps %ymm2, %ymm9, %ymm2
vbroadcastss constant_3(%rip), %ymm3
vfnmadd231ps %ymm3, %ymm2, %ymm1
vmovaps %ymm12, %ymm3
vxorps %xmm6, %xmm6, %xmm6
vfnmadd213ps %ymm6, %ymm2, %ymm3
vaddps %ymm3, %ymm1, %ymm6
vmulps %ymm6, %ymm6, %ymm8
vmovaps %ymm0, %ymm10
vfmadd213ps %ymm5, %ymm8, %ymm10
vmovaps %ymm11, %ymm15
vfmadd213ps %ymm14, %ymm8, %ymm15
vfmadd213ps %ymm7, %ymm8, %ymm15
vbroadcastss constant_10(%rip), %ymm12
vfmadd213ps %ymm12, %ymm8, %ymm10
vfmadd213ps %ymm15, %ymm6, %ymm10
vfmadd213ps %ymm3, %ymm8, %ymm10
vaddps %ymm1, %ymm10, %ymm1
vaddps %ymm1, %ymm13, %ymm1
vbroadcastss constant_12(%rip), %ymm3
vaddps %ymm3, %ymm2, %ymm2
vpsrld $1, %ymm2, %ymm3
vpsubd %ymm3, %ymm2, %ymm2
vpslld $23, %ymm3, %ymm3
vmulps %ymm3, %ymm1, %ymm1
vpslld $23, %ymm2, %ymm2
vmulps %ymm2, %ymm1, %ymm1
vmovups %ymm1, (%rbx,%rsi,4)
addq $24, %rdx
vbroadcastss constant_0(%rip), %ymm1
vmaxps (%r10,%rdx,4), %ymm1, %ymm1
vbroadcastss constant_1(%rip), %ymm2
vminps %ymm1, %ymm2, %ymm1
vfmsub213ps %ymm9, %ymm1, %ymm4
vaddps %ymm4, %ymm9, %ymm2
vbroadcastss constant_3(%rip), %ymm3
vfnmadd231ps %ymm3, %ymm2, %ymm1
vbroadcastss constant_4(%rip), %ymm3
vxorps %xmm4, %xmm4, %xmm4
vfnmadd213ps %ymm4, %ymm2, %ymm3
vaddps %ymm3, %ymm1, %ymm6
vmulps %ymm6, %ymm6, %ymm8
vfmadd213ps %ymm5, %ymm8, %ymm0
vfmadd213ps %ymm14, %ymm8, %ymm11
vfmadd213ps %ymm7, %ymm8, %ymm11
vfmadd213ps %ymm12, %ymm8, %ymm0
vfmadd213ps %ymm11, %ymm6, %ymm0
vfmadd213ps %ymm3, %ymm8, %ymm0
vaddps %ymm0, %ymm1, %ymm1
vaddps %ymm1, %ymm13, %ymm1
vbroadcastss constant_12(%rip), %ymm0
vaddps %ymm0, %ymm2, %ymm2
vpsrld $1, %ymm2, %ymm3
vpsubd %ymm3, %ymm2, %ymm2
vpslld $23, %ymm3, %ymm3
vmulps %ymm3, %ymm1, %ymm1
vpslld $23, %ymm2, %ymm2
vmulps %ymm2, %ymm1, %ymm1
vmovups %ymm1, (%rbx,%rdx,4)
movq %rax, %rdx
addq $32, %rax
cmpq %rbp, %rax
