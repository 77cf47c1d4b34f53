namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>A picture, sound or file: its bytes, or where they are.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="MediaType">As <c>image/png</c>; null beside a link or a vendor's id.</param>
/// <param name="Base64">The bytes as they stood, without escapes; empty beside a link or a vendor's id.</param>
/// <param name="Param">Where it stands in the client's request.</param>
internal sealed record MediaPart(MediaKind Kind, string? MediaType, ReadOnlyMemory<byte> Base64, string Param) : Part
{
    /// <summary>An address on the network, which this server does not fetch.</summary>
    public Raw Link { get; init; }

    /// <summary>The id of a file that lies with a vendor.</summary>
    public Raw VendorFile { get; init; }

    /// <summary>A file's name.</summary>
    public Raw FileName { get; init; }

    /// <summary>How closely a picture is to be looked at; a hint.</summary>
    public Raw Detail { get; init; }
}
