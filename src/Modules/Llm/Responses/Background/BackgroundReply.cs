using System.Diagnostics;
using System.IO.Pipelines;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Responses.Background;

/// <summary>A reply nobody hears; only the whole answer counts.</summary>
internal sealed class BackgroundReply(string responseId) : IGatewayReply
{
    public bool Started { get; private set; }

    public string TraceId { get; } = Activity.Current?.TraceId.ToString() ?? "";

    public string? WhatWasAdjusted { get; private set; }

    public KeptAnswer Kept { get; } = new() { Id = responseId["resp_".Length..], InBackground = true };

    public PipeWriter Body { get; } = PipeWriter.Create(Stream.Null);

    public string? Asked(string header) => null;

    public void Name(ProviderRoute route)
    {
        // Nobody reads headers.
    }

    public void Tell(in LimitDecision limits)
    {
        // Likewise.
    }

    public void Adjusted(string what) => WhatWasAdjusted = what;

    public void Start(int status, string contentType, long? contentLength = null) => Started = true;

    public void Abort()
    {
        // Nothing is cut: an answer that is not whole is none.
    }
}
