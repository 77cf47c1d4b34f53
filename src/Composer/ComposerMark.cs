namespace Maru.Composer;

/// <summary>The label that distinguishes these answers from a model's.</summary>
public static class ComposerMark
{
    /// <summary>The value of <c>system_fingerprint</c>, and of <c>composer</c> in an object made without a schema.</summary>
    public const string Fingerprint = "maru-builtin-1";
}
