using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Forms;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;

namespace Maru.Modules.Llm.Providers;

/// <summary>One admitted request on its way to a provider.</summary>
internal sealed class ProviderCall
{
    private string? _id;
    private long _created;

    public required Operation Operation { get; init; }

    public required ProviderRoute Route { get; init; }

    /// <summary>The form in which the client holds its conversation.</summary>
    public IWire Wire { get; init; } = ChatCompletions.Instance;

    /// <summary>Where the same is asked for at a server that has OpenAI's API, behind its address.</summary>
    public string Path { get; init; } = GatewayDoors.Chat;

    /// <summary>The parts of the body where it is a form; null where it is JSON.</summary>
    public ClientForm? Form { get; init; }

    /// <summary>The client's JSON or form, as it came. Valid until the answer has ended.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where the model's name stands in the body, quotes included.</summary>
    public Range ModelAt { get; init; }

    /// <summary>Which known fields the body has, by their bits in <see cref="Gateway.Estimating.KnownFields"/>.</summary>
    public ulong Seen { get; init; }

    /// <summary>Where the value of stream_options stands in the body; null when the client sent none.</summary>
    public Range? StreamOptionsAt { get; init; }

    /// <summary>Whether the client asked for server-sent events.</summary>
    public required bool Stream { get; init; }

    /// <summary>Whether the client asked for the usage chunk (<c>stream_options.include_usage</c>).</summary>
    public required bool IncludeUsage { get; init; }

    /// <summary>The admission's generous guess.</summary>
    public required int EstimatedInputTokens { get; init; }

    /// <summary>The request's own maximum, for all its answers together, or null.</summary>
    public required int? MaxOutputTokens { get; init; }

    /// <summary>What a streamed answer may outgrow, known once it is admitted; null where nothing limits it.</summary>
    public IGrowingReservation? GrowingReservation { get; set; }

    /// <summary>A header of the client's request, for a provider that speaks the client's own form; null when it sent none.</summary>
    public Func<string, string?> Header { get; init; } = static _ => null;

    /// <summary>Takes the whole answer before its end leaves; null where nobody keeps it.</summary>
    public KeptAnswer? Kept { get; init; }

    /// <summary>Dates ids and <c>created</c> where this server makes them itself.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A UUID without dashes, for <c>chatcmpl-…</c> ids this server makes itself; the same for the whole call.</summary>
    public string Id
    {
        get => _id ??= Guid.CreateVersion7(Clock.GetUtcNow()).ToString("N");
        init => _id = value;
    }

    /// <summary>Unix seconds, for <c>created</c>; the same for the whole call.</summary>
    public long Created
    {
        get => _created == 0 ? _created = Clock.GetUtcNow().ToUnixTimeSeconds() : _created;
        init => _created = value;
    }
}
