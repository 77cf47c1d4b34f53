using Maru.Kernel;

namespace Maru.Work;

/// <summary>
/// How often and how soon a step is tried again. The pause doubles, with full jitter; it is stored, so a crash does not reset it.
/// </summary>
/// <param name="Attempts">The total number, 1–100.</param>
/// <param name="First">The longest pause before the second attempt.</param>
/// <param name="Cap">The longest pause before any attempt.</param>
public sealed record RetryTerms(int Attempts, TimeSpan First, TimeSpan Cap)
{
    /// <summary>Three attempts, pauses of up to 1, 2 s.</summary>
    public static readonly RetryTerms Default = new(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>One attempt.</summary>
    public static readonly RetryTerms Never = new(1, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Five attempts, pauses of up to 2, 4, 8, 16 s: for undoing.</summary>
    public static readonly RetryTerms Undoing = new(5, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));

    /// <summary>
    /// Whether another attempt can help; null: a failure that says it is retryable, a time-out, or a thrown exception. A failure's
    /// <c>RetryAfter</c> replaces the computed pause.
    /// </summary>
    public Func<Failure, bool>? RetryOn { get; init; }
}
