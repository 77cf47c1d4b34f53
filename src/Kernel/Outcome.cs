using System.Diagnostics.CodeAnalysis;

namespace Maru.Kernel;

/// <summary>A value, or the reason there is none. Use <see cref="Failed"/> before <see cref="Value"/>.</summary>
/// <typeparam name="T">What success carries.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Failure? failure) => (_value, Failure) = (value, failure);

    /// <summary>The refusal, or null on success.</summary>
    public Failure? Failure { get; }

    /// <summary>The value; throws when the outcome is a failure (a bug of the caller).</summary>
    public T Value => Failure is null ? _value! : throw new InvalidOperationException($"No value: {Failure.Code}");

    /// <summary>True if there is a refusal, which is then passed out.</summary>
    /// <param name="failure">The refusal.</param>
    public bool Failed([NotNullWhen(true)] out Failure? failure) => (failure = Failure) is not null;

    /// <summary>Success.</summary>
    /// <param name="value">The value.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor-like conversion is the whole point.")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refusal.</summary>
    /// <param name="failure">The reason.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor-like conversion is the whole point.")]
    public static implicit operator Outcome<T>(Failure failure) => new(default, failure);
}
