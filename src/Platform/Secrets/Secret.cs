using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Maru.Platform.Secrets;

/// <summary>
/// A plaintext that must not be shown: prints, and is written to JSON, as <c>***</c>. Read from JSON it takes the text as it is, so a
/// request record may carry one. Immutable.
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

    /// <summary>The text itself. Each call is a place to review.</summary>
    public string Reveal() => _plaintext;

    /// <inheritdoc/>
    public override string ToString() => Masked;
}
