namespace Maru.Composer;

/// <summary>The label by which a client tells these answers from a model's.</summary>
public static class ComposerMark
{
    /// <summary>Stands in <c>system_fingerprint</c>, and as <c>composer</c> in an object made without a schema.</summary>
    public const string Fingerprint = "maru-builtin-1";
}
