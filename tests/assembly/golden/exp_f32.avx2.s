# rustc version 1.95.0 (59807616e 2026-04-14)
vbroadcastss constant0(%rip), %ymm0
vmaxps (%r0,%r1,4), %ymm0, %ymm0
vbroadcastss constant1(%rip), %ymm1
vminps %ymm0, %ymm1, %ymm0
vbroadcastss constant2(%rip), %ymm2
vmovaps %ymm2, %ymm3
vfmsub213ps %ymm4, %ymm0, %ymm3
vaddps %ymm3, %ymm4, %ymm3
vbroadcastss constant3(%rip), %ymm1
vfnmadd231ps %ymm1, %ymm3, %ymm0
vbroadcastss constant4(%rip), %ymm5
vxorps %xmm1, %xmm1, %xmm1
vfnmadd213ps %ymm1, %ymm3, %ymm5
vaddps %ymm5, %ymm0, %ymm6
vmulps %ymm6, %ymm6, %ymm7
vbroadcastss constant5(%rip), %ymm8
vmovaps %ymm8, %ymm9
vbroadcastss constant6(%rip), %ymm10
vfmadd213ps %ymm10, %ymm7, %ymm9
vbroadcastss constant7(%rip), %ymm11
vmovaps %ymm11, %ymm12
vbroadcastss constant8(%rip), %ymm13
vfmadd213ps %ymm13, %ymm7, %ymm12
vbroadcastss constant9(%rip), %ymm14
vfmadd213ps %ymm14, %ymm7, %ymm12
vbroadcastss constant10(%rip), %ymm15
vfmadd213ps %ymm15, %ymm7, %ymm9
vfmadd213ps %ymm12, %ymm6, %ymm9
vfmadd213ps %ymm5, %ymm7, %ymm9
vaddps %ymm0, %ymm9, %ymm0
vbroadcastss constant11(%rip), %ymm15
vaddps %ymm15, %ymm0, %ymm0
vbroadcastss constant12(%rip), %ymm5
vaddps %ymm5, %ymm3, %ymm3
vpsrld $1, %ymm3, %ymm5
vpsubd %ymm5, %ymm3, %ymm3
vpslld $23, %ymm5, %ymm5
vmulps %ymm5, %ymm0, %ymm0
vpslld $23, %ymm3, %ymm3
vmulps %ymm3, %ymm0, %ymm0
vmovups %ymm0, (%r2,%r1,4)
leaq 8(%r1), %r3
vbroadcastss constant0(%rip), %ymm1
vmaxps (%r0,%r3,4), %ymm1, %ymm0
vbroadcastss constant1(%rip), %ymm1
vminps %ymm0, %ymm1, %ymm0
vmovaps %ymm2, %ymm3
vfmsub213ps %ymm4, %ymm0, %ymm3
vaddps %ymm3, %ymm4, %ymm3
vbroadcastss constant3(%rip), %ymm1
vfnmadd231ps %ymm1, %ymm3, %ymm0
vbroadcastss constant4(%rip), %ymm15
vmovaps %ymm15, %ymm5
vxorps %xmm6, %xmm6, %xmm6
vfnmadd213ps %ymm6, %ymm3, %ymm5
vaddps %ymm5, %ymm0, %ymm6
vmulps %ymm6, %ymm6, %ymm7
vmovaps %ymm8, %ymm9
vfmadd213ps %ymm10, %ymm7, %ymm9
vmovaps %ymm11, %ymm12
vfmadd213ps %ymm13, %ymm7, %ymm12
vfmadd213ps %ymm14, %ymm7, %ymm12
vbroadcastss constant10(%rip), %ymm1
vfmadd213ps %ymm1, %ymm7, %ymm9
vfmadd213ps %ymm12, %ymm6, %ymm9
vfmadd213ps %ymm5, %ymm7, %ymm9
vaddps %ymm0, %ymm9, %ymm0
vbroadcastss constant11(%rip), %ymm5
vaddps %ymm5, %ymm0, %ymm0
vbroadcastss constant12(%rip), %ymm5
vaddps %ymm5, %ymm3, %ymm3
vpsrld $1, %ymm3, %ymm5
vpsubd %ymm5, %ymm3, %ymm3
vpslld $23, %ymm5, %ymm5
vmulps %ymm5, %ymm0, %ymm0
vpslld $23, %ymm3, %ymm3
vmulps %ymm3, %ymm0, %ymm0
vmovups %ymm0, (%r2,%r3,4)
leaq 16(%r1), %r3
vbroadcastss constant0(%rip), %ymm1
vmaxps (%r0,%r3,4), %ymm1, %ymm0
vbroadcastss constant1(%rip), %ymm1
vminps %ymm0, %ymm1, %ymm0
vmovaps %ymm2, %ymm3
vfmsub213ps %ymm4, %ymm0, %ymm3
vaddps %ymm3, %ymm4, %ymm3
vbroadcastss constant3(%rip), %ymm1
vfnmadd231ps %ymm1, %ymm3, %ymm0
vxorps %xmm1, %xmm1, %xmm1
vfnmadd213ps %ymm1, %ymm3, %ymm15
vaddps %ymm15, %ymm0, %ymm6
vmulps %ymm6, %ymm6, %ymm7
vmovaps %ymm8, %ymm9
vfmadd213ps %ymm10, %ymm7, %ymm9
vmovaps %ymm11, %ymm12
vfmadd213ps %ymm13, %ymm7, %ymm12
vfmadd213ps %ymm14, %ymm7, %ymm12
vbroadcastss constant10(%rip), %ymm1
vfmadd213ps %ymm1, %ymm7, %ymm9
vfmadd213ps %ymm12, %ymm6, %ymm9
vfmadd213ps %ymm15, %ymm7, %ymm9
vaddps %ymm0, %ymm9, %ymm0
vbroadcastss constant11(%rip), %ymm15
vaddps %ymm15, %ymm0, %ymm0
vbroadcastss constant12(%rip), %ymm1
vaddps %ymm1, %ymm3, %ymm3
vpsrld $1, %ymm3, %ymm5
vpsubd %ymm5, %ymm3, %ymm3
vpslld $23, %ymm5, %ymm5
vmulps %ymm5, %ymm0, %ymm0
vpslld $23, %ymm3, %ymm3
vmulps %ymm3, %ymm0, %ymm0
vmovups %ymm0, (%r2,%r3,4)
addq $24, %r1
vbroadcastss constant0(%rip), %ymm0
vmaxps (%r0,%r1,4), %ymm0, %ymm0
vbroadcastss constant1(%rip), %ymm3
vminps %ymm0, %ymm3, %ymm0
vfmsub213ps %ymm4, %ymm0, %ymm2
vaddps %ymm2, %ymm4, %ymm3
vbroadcastss constant3(%rip), %ymm5
vfnmadd231ps %ymm5, %ymm3, %ymm0
vbroadcastss constant4(%rip), %ymm5
vxorps %xmm2, %xmm2, %xmm2
vfnmadd213ps %ymm2, %ymm3, %ymm5
vaddps %ymm5, %ymm0, %ymm6
vmulps %ymm6, %ymm6, %ymm7
vfmadd213ps %ymm10, %ymm7, %ymm8
vfmadd213ps %ymm13, %ymm7, %ymm11
vfmadd213ps %ymm14, %ymm7, %ymm11
vbroadcastss constant10(%rip), %ymm2
vfmadd213ps %ymm2, %ymm7, %ymm8
vfmadd213ps %ymm11, %ymm6, %ymm8
vfmadd213ps %ymm5, %ymm7, %ymm8
vaddps %ymm0, %ymm8, %ymm0
vaddps %ymm15, %ymm0, %ymm0
vaddps %ymm1, %ymm3, %ymm3
vpsrld $1, %ymm3, %ymm5
vpsubd %ymm5, %ymm3, %ymm3
vpslld $23, %ymm5, %ymm5
vmulps %ymm5, %ymm0, %ymm0
vpslld $23, %ymm3, %ymm3
vmulps %ymm3, %ymm0, %ymm0
vmovups %ymm0, (%r2,%r1,4)
movq %r4, %r1
addq $32, %r4
cmpq %r5, %r4
