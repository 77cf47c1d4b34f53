namespace Maru.Platform.Secrets.Masking;

/// <summary>The place of a secret in a line.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">Its length.</param>
/// <param name="Replacement">The text that replaces it.</param>
internal readonly record struct SecretSpan(int Start, int Length, string Replacement = Secret.Masked);
