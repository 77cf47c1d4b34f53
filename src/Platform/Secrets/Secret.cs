using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Maru.Platform.Secrets;

/// <summary>
/// A plaintext that must not be shown: it is printed, and written to JSON, as <c>***</c>. Reading from JSON takes the text unchanged, so a
/// request record may contain one. Immutable.
/// </summary>
/// <param name="plaintext">The text.</param>
[JsonConverter(typeof(SecretJsonConverter))]
[DebuggerDisplay(Masked)]
public sealed class Secret(string plaintext)
{
    /// <summary>What is shown in place of a secret.</summary>
    public const string Masked = "***";

    // A field, not a property: destructuring loggers and serialisers look at properties.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _plaintext = plaintext;

    /// <summary>The text itself. Review each call.</summary>
    public string Reveal() => _plaintext;

    /// <inheritdoc/>
    public override string ToString() => Masked;
}
