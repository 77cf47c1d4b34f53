using System.Buffers;

namespace Maru.Work;

/// <summary>Names of steps and signals: only characters that need no escape in JSON and SQL.</summary>
internal static class StepKey
{
    private const int Longest = 100;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:-");

    public static bool IsWellFormed(string? key) => key is { Length: >= 1 and <= Longest } && !key.AsSpan().ContainsAnyExcept(Alphabet);

    /// <summary>The key itself; a malformed one is a bug of the job and throws.</summary>
    public static string Check(string key) => IsWellFormed(key) ? key
        : throw new ArgumentException("A step's key is 1 to 100 of a-z A-Z 0-9 . _ : -", nameof(key));
}
