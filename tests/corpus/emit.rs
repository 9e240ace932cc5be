//! What is made of a list of functions.

macro_rules! corpus {
    // As they are written down.
    (
        [differentiated $float:ident; $mode:ident]
        $(
            $(#[$attribute:meta])*
            fn $name:ident(
                $($(#[$marker:ident])? $parameter:ident: $ty:ty = $domain:expr),* $(,)?
            ) -> $result:ty $body:block
        )*
    ) => {
        $(
            $(#[$attribute])*
            #[differentiable]
            pub(crate) fn $name($($(#[$marker])? $parameter: $ty),*) -> $result $body
        )*
    };

    // Without a trace of us.
    (
        [erased $float:ident; $mode:ident]
        $(
            $(#[$attribute:meta])*
            fn $name:ident(
                $($(#[$marker:ident])? $parameter:ident: $ty:ty = $domain:expr),* $(,)?
            ) -> $result:ty $body:block
        )*
    ) => {
        $(
            $(#[$attribute])*
            pub(crate) fn $name($($parameter: $ty),*) -> $result $body
        )*
    };

    // As data.
    (
        [cases $float:ident, $cases:ident; $mode:ident]
        $(
            $(#[$attribute:meta])*
            fn $name:ident(
                $($(#[$marker:ident])? $parameter:ident: $ty:ty = $domain:expr),* $(,)?
            ) -> $result:ty $body:block
        )*
    ) => {
        $(
            $cases.push(Case {
                name: stringify!($name),
                parameters: vec![$(Parameter {
                    name: stringify!($parameter),
                    is_differentiated: is_differentiated!($($marker)?),
                    domain: Domain::from($domain),
                }),*],
                erased: |held| {
                    let [$($parameter),*] = held else { unreachable!("one for each parameter") };
                    erased::$name($(Given::given($parameter)),*)
                },
                plain: |held| {
                    let [$($parameter),*] = held else { unreachable!("one for each parameter") };
                    differentiated::$name($(Given::given($parameter)),*)
                },
                value: |held| {
                    let [$($parameter),*] = held else { unreachable!("one for each parameter") };
                    differentiated::$name::value($(Given::given($parameter)),*)
                },
                value_and_grad: |held| {
                    let [$($parameter),*] = held else { unreachable!("one for each parameter") };
                    let (value, grad) =
                        differentiated::$name::value_and_grad($(Given::given($parameter)),*)?;
                    Ok((value, vec![$(gradient_by!($($marker)? grad.$parameter)),*]))
                },
                grad: |held| {
                    let [$($parameter),*] = held else { unreachable!("one for each parameter") };
                    let grad = differentiated::$name::grad($(Given::given($parameter)),*)?;
                    Ok(vec![$(gradient_by!($($marker)? grad.$parameter)),*])
                },
                into_used: |held, used| {
                    let mut grad = {
                        let [$($parameter),*] = used else { unreachable!("one for each parameter") };
                        differentiated::$name::grad($(Given::given($parameter)),*)?
                    };
                    let [$($parameter),*] = held else { unreachable!("one for each parameter") };
                    let value = differentiated::$name::value_and_grad_into(
                        $(Given::given($parameter),)*
                        &mut grad,
                    )?;
                    Ok((value, vec![$(gradient_by!($($marker)? grad.$parameter)),*]))
                },
                forward: forward!($float $mode, crate::corpus::Forward {
                    jvp: |held, directions| {
                        let tangent = {
                            let [$($parameter),*] = directions else {
                                unreachable!("one for each parameter")
                            };
                            let mut tangent =
                                differentiated::$name::grad($(Given::given($parameter)),*)?;
                            $(set_tangent!($($marker)? tangent.$parameter);)*
                            tangent
                        };
                        let [$($parameter),*] = held else { unreachable!("one for each parameter") };
                        differentiated::$name::jvp($(Given::given($parameter),)* &tangent)
                    },
                    hvp: |held, directions| {
                        let tangent = {
                            let [$($parameter),*] = directions else {
                                unreachable!("one for each parameter")
                            };
                            let mut tangent =
                                differentiated::$name::grad($(Given::given($parameter)),*)?;
                            $(set_tangent!($($marker)? tangent.$parameter);)*
                            tangent
                        };
                        let [$($parameter),*] = held else { unreachable!("one for each parameter") };
                        let hvp =
                            differentiated::$name::hvp($(Given::given($parameter),)* &tangent)?;
                        Ok(vec![$(gradient_by!($($marker)? hvp.$parameter)),*])
                    },
                }),
            });
        )*
    };
}

/// What is there in `f64` where forward mode is asked for.
macro_rules! forward {
    (f64 forward, $functions:expr) => {
        Some($functions)
    };
    ($float:ident $mode:ident, $functions:expr) => {
        None
    };
}

/// Replaces one part of a gradient by the numbers of an argument.
macro_rules! set_tangent {
    (no_grad $tangent:ident.$parameter:ident) => {
        let _ = $parameter;
    };
    ($tangent:ident.$parameter:ident) => {
        Flat::set(&mut $tangent.$parameter, $parameter.numbers());
    };
}

macro_rules! is_differentiated {
    (no_grad) => {
        false
    };
    () => {
        true
    };
}

macro_rules! gradient_by {
    (no_grad $grad:ident.$parameter:ident) => {
        None
    };
    ($grad:ident.$parameter:ident) => {
        Some(Flat::flat(&$grad.$parameter))
    };
}
