using System.IO.Pipelines;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Configuration.Routes;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Gateway;

/// <summary>The client's connection as a reply.</summary>
internal sealed class HttpReply(HttpContext http) : IGatewayReply
{
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(100);

    private bool _broken;

    public bool Started { get; private set; }

    public string? WhatWasAdjusted { get; private set; }

    public KeptAnswer? Kept => null;

    public string TraceId => http.TraceIdentifier;

    public PipeWriter Body => http.Response.BodyWriter;

    public string? Asked(string header) => http.Request.Headers.TryGetValue(header, out var value) ? value.ToString() : null;

    public void Name(ProviderRoute route)
    {
        var headers = http.Response.Headers;
        headers["x-maru-model"] = route.ShownModel;
        headers["x-maru-provider"] = WireName<Provider>.Of(route.Provider);
        headers["x-maru-policy-version"] = route.PolicyVersionText;
    }

    public void Tell(in LimitDecision limits)
    {
        // Most keys have none, and pay nothing for the others.
        if (limits is { RequestLimit: null, TokenLimit: null })
        {
            return;
        }

        foreach (var (name, value) in RateHeaders.Of(limits))
        {
            http.Response.Headers[name] = value;
        }
    }

    public void Adjusted(string what)
    {
        WhatWasAdjusted = what;

        // A second try may come when the reply has begun.
        if (!Started)
        {
            http.Response.Headers["x-maru-adjusted"] = what;
        }
    }

    public void Start(int status, string contentType, long? contentLength = null)
    {
        Started = true;
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = contentLength;
        if (contentType == "text/event-stream")
        {
            // Proxies in between must not collect what we send piece by piece.
            http.Response.Headers.CacheControl = "no-cache";
            http.Response.Headers["X-Accel-Buffering"] = "no";
        }
    }

    public void Abort() => _broken = true;

    /// <summary>
    /// Breaks the connection if that was asked for, after what was written has had time to leave: a reset overtakes it otherwise.
    /// </summary>
    public async ValueTask CloseAsync(TimeProvider clock)
    {
        if (_broken)
        {
            await Task.Delay(LastWords, clock, CancellationToken.None);
            http.Abort();
        }
    }
}
