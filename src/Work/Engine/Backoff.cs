using System.Security.Cryptography;
using Maru.Kernel;

namespace Maru.Work.Engine;

/// <summary>
/// When a step is tried again: exponential with full jitter, so that steps that failed together are not repeated together.
/// </summary>
internal static class Backoff
{
    private const int Grain = 1 << 20;

    /// <summary>The pause after an attempt (1 is the first); a pause that the other side asked for replaces the computed one.</summary>
    public static TimeSpan After(int attempt, RetryTerms terms, Failure failure)
    {
        if (failure.RetryAfter is { } asked)
        {
            return asked;
        }

        var longest = Math.Min(terms.First.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30)), terms.Cap.TotalSeconds);
        return TimeSpan.FromSeconds(longest * RandomNumberGenerator.GetInt32(Grain + 1) / Grain);
    }

    /// <summary>Whether another attempt can help: the step decides, or else the failure itself.</summary>
    public static bool IsWorthwhile(RetryTerms terms, Failure failure) => terms.RetryOn?.Invoke(failure) ?? failure.Retryable;
}
