using System.IO.Pipelines;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Responses.Asking;

/// <summary>A reply whose end leaves only after the answer was kept, so that the next request finds it on any node.</summary>
internal sealed class KeepingReply : IGatewayReply
{
    private readonly IGatewayReply _reply;

    public KeepingReply(IGatewayReply reply, Func<ProviderRoute?, ReadOnlyMemory<byte>, Task> keep)
    {
        _reply = reply;
        Body = new KeepingWriter(reply.Body, Kept, answer => keep(Route, answer));
    }

    public bool Started => _reply.Started;

    public string TraceId => _reply.TraceId;

    public string? WhatWasAdjusted => _reply.WhatWasAdjusted;

    public KeptAnswer Kept { get; } = new();

    public PipeWriter Body { get; }

    private ProviderRoute? Route { get; set; }

    public string? Asked(string header) => _reply.Asked(header);

    public void Name(ProviderRoute route)
    {
        Route = route;
        _reply.Name(route);
    }

    public void Tell(in LimitDecision limits) => _reply.Tell(limits);

    public void Adjusted(string what) => _reply.Adjusted(what);

    public void Start(int status, string contentType, long? contentLength = null) => _reply.Start(status, contentType, contentLength);

    public void Abort() => _reply.Abort();
}
