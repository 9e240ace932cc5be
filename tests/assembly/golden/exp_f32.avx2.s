# rustc version 1.95.0 (59807616e 2026-04-14)
vmaxps (%r0,%r1,4), %ymm0, %ymm1
vminps %ymm1, %ymm2, %ymm1
vmovaps %ymm3, %ymm0
vfmadd213ps %ymm4, %ymm1, %ymm0
vroundps $9, %ymm0, %ymm0
vfnmadd231ps %ymm5, %ymm0, %ymm1
vfnmadd231ps %ymm6, %ymm0, %ymm1
vmulps %ymm1, %ymm1, %ymm7
vmovaps %ymm8, %ymm4
vmovaps %ymm9, %ymm10
vmovaps %ymm6, %ymm9
vmovaps %ymm2, %ymm6
vbroadcastss constant0(%rip), %ymm2
vfmadd213ps %ymm2, %ymm7, %ymm4
vfmadd213ps %ymm11, %ymm7, %ymm4
vmovaps %ymm8, %ymm12
vmovaps %ymm10, %ymm8
vfmadd213ps %ymm13, %ymm7, %ymm8
vfmadd213ps %ymm4, %ymm1, %ymm8
vfmadd213ps %ymm1, %ymm7, %ymm8
vaddps %ymm14, %ymm8, %ymm1
vaddps %ymm0, %ymm15, %ymm0
vpsrld $1, %ymm0, %ymm4
vpsubd %ymm4, %ymm0, %ymm0
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm1, %ymm1
vpslld $23, %ymm0, %ymm0
vmulps %ymm0, %ymm1, %ymm1
vmovups %ymm1, (%r2,%r1,4)
leaq 8(%r1), %r3
vbroadcastss constant1(%rip), %ymm1
vmaxps (%r0,%r3,4), %ymm1, %ymm1
vminps %ymm1, %ymm6, %ymm1
vmovaps %ymm3, %ymm0
vbroadcastss constant2(%rip), %ymm4
vfmadd213ps %ymm4, %ymm1, %ymm0
vroundps $9, %ymm0, %ymm0
vfnmadd231ps %ymm5, %ymm0, %ymm1
vfnmadd231ps %ymm9, %ymm0, %ymm1
vmulps %ymm1, %ymm1, %ymm4
vmovaps %ymm12, %ymm8
vfmadd213ps %ymm2, %ymm4, %ymm8
vfmadd213ps %ymm11, %ymm4, %ymm8
vmovaps %ymm10, %ymm7
vfmadd213ps %ymm13, %ymm4, %ymm7
vfmadd213ps %ymm8, %ymm1, %ymm7
vfmadd213ps %ymm1, %ymm4, %ymm7
vaddps %ymm14, %ymm7, %ymm1
vaddps %ymm0, %ymm15, %ymm0
vpsrld $1, %ymm0, %ymm4
vpsubd %ymm4, %ymm0, %ymm0
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm1, %ymm1
vpslld $23, %ymm0, %ymm0
vmulps %ymm0, %ymm1, %ymm1
vmovups %ymm1, (%r2,%r3,4)
leaq 16(%r1), %r3
vbroadcastss constant1(%rip), %ymm1
vmaxps (%r0,%r3,4), %ymm1, %ymm1
vminps %ymm1, %ymm6, %ymm1
vmovaps %ymm3, %ymm0
vbroadcastss constant2(%rip), %ymm4
vfmadd213ps %ymm4, %ymm1, %ymm0
vroundps $9, %ymm0, %ymm0
vfnmadd231ps %ymm5, %ymm0, %ymm1
vfnmadd231ps %ymm9, %ymm0, %ymm1
vmulps %ymm1, %ymm1, %ymm4
vmovaps %ymm12, %ymm8
vfmadd213ps %ymm2, %ymm4, %ymm8
vfmadd213ps %ymm11, %ymm4, %ymm8
vmovaps %ymm10, %ymm7
vfmadd213ps %ymm13, %ymm4, %ymm7
vfmadd213ps %ymm8, %ymm1, %ymm7
vfmadd213ps %ymm1, %ymm4, %ymm7
vaddps %ymm14, %ymm7, %ymm1
vaddps %ymm0, %ymm15, %ymm0
vpsrld $1, %ymm0, %ymm4
vpsubd %ymm4, %ymm0, %ymm0
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm1, %ymm1
vpslld $23, %ymm0, %ymm0
vmulps %ymm0, %ymm1, %ymm1
vmovups %ymm1, (%r2,%r3,4)
addq $24, %r1
vbroadcastss constant1(%rip), %ymm1
vmaxps (%r0,%r1,4), %ymm1, %ymm1
vminps %ymm1, %ymm6, %ymm1
vmovaps %ymm3, %ymm0
vbroadcastss constant2(%rip), %ymm4
vfmadd213ps %ymm4, %ymm1, %ymm0
vroundps $9, %ymm0, %ymm0
vfnmadd231ps %ymm5, %ymm0, %ymm1
vfnmadd231ps %ymm9, %ymm0, %ymm1
vmulps %ymm1, %ymm1, %ymm4
vmovaps %ymm12, %ymm8
vfmadd213ps %ymm2, %ymm4, %ymm8
vmovaps %ymm6, %ymm2
vmovaps %ymm9, %ymm6
vmovaps %ymm10, %ymm9
vfmadd213ps %ymm11, %ymm4, %ymm8
vmovaps %ymm10, %ymm7
vfmadd213ps %ymm13, %ymm4, %ymm7
vfmadd213ps %ymm8, %ymm1, %ymm7
vmovaps %ymm12, %ymm8
vfmadd213ps %ymm1, %ymm4, %ymm7
vaddps %ymm14, %ymm7, %ymm1
vaddps %ymm0, %ymm15, %ymm0
vpsrld $1, %ymm0, %ymm4
vpsubd %ymm4, %ymm0, %ymm0
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm1, %ymm1
vbroadcastss constant2(%rip), %ymm4
vpslld $23, %ymm0, %ymm0
vmulps %ymm0, %ymm1, %ymm1
vbroadcastss constant1(%rip), %ymm0
vmovups %ymm1, (%r2,%r1,4)
movq %r4, %r1
addq $32, %r4
cmpq %r5, %r4
