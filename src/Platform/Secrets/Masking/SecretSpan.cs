namespace Maru.Platform.Secrets.Masking;

/// <summary>Where in a line a secret stands.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">Its length.</param>
/// <param name="Replacement">What takes its place.</param>
internal readonly record struct SecretSpan(int Start, int Length, string Replacement = Secret.Masked);
