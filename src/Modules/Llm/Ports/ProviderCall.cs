using Maru.Modules.Llm.Domain;

namespace Maru.Modules.Llm.Ports;

/// <summary>One admitted request on its way to a provider.</summary>
internal sealed class ProviderCall
{
    public required Operation Operation { get; init; }

    public required ProviderRoute Route { get; init; }

    /// <summary>The client's JSON, as it came. Valid until the answer has ended.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the client asked for server-sent events.</summary>
    public required bool Stream { get; init; }

    /// <summary>Whether the client asked for the usage chunk (<c>stream_options.include_usage</c>).</summary>
    public required bool IncludeUsage { get; init; }

    /// <summary>A fresh UUID without dashes, for <c>chatcmpl-…</c> ids this server makes itself.</summary>
    public required string Id { get; init; }

    /// <summary>Unix seconds at admission, for <c>created</c>.</summary>
    public required long Created { get; init; }
}
