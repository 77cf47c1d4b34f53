using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;

namespace Maru.Host.Tests.Providers;

/// <summary>Answers by itself, with the key and the address it was given.</summary>
internal sealed class ToyClient : IProviderClient
{
    public async ValueTask<CallEnd> AnswerAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        reply.Start(200, "application/json");
        reply.Body.Write(JsonSerializer.SerializeToUtf8Bytes(new { call.Route.Model, call.Route.ApiKey, call.Route.BaseUrl }));
        await reply.Body.FlushAsync(ct);
        return new CallEnd
        {
            Outcome = CallOutcome.Succeeded,
            Usage = new TokenUsage(3, 4),
            Source = UsageSource.Known,
            Images = 0,
            ServiceTier = null,
            Status = 200,
            Error = null,
            FirstByteAt = 0,
        };
    }
}
