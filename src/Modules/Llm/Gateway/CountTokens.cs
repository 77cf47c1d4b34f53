using System.Globalization;
using System.Text;
using Maru.Contracts.Identity;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// Tells how many tokens a request would send, without asking anybody. Rather too many than too few: a client that is told too few lets
/// its conversation grow beyond what the model takes. Costs no money, and counts among the key's requests a minute.
/// </summary>
internal sealed class CountTokens(Snapshot<RouteMap> settings, KeyMeters meters, TokenCounter tokens, TimeProvider clock)
{
    // Vocabularies that are not known here count up to so much more.
    private const double Margin = 1.1;

    private readonly ModelNames _names = new();

    public async ValueTask<GatewayError?> RunAsync(
        ClientKey key, Door door, ReadOnlyMemory<byte> body, IGatewayReply reply, CancellationToken ct)
    {
        var error = RequestReader.Read(body.Span, door, _names, out var facts);
        if (error is not null || !settings.Current.TryResolve(facts.Model, out var route, out error))
        {
            return error;
        }

        var limits = meters.TryAdmit(key, inputTokens: 0, outputTokens: 0, clock.GetTimestamp());
        reply.Tell(limits);
        if (!limits.Admitted)
        {
            return Refusals.Of(limits);
        }

        var call = new ProviderCall
        {
            Operation = door.Operation,
            Route = route,
            Body = body,
            Stream = false,
            IncludeUsage = false,
            EstimatedInputTokens = facts.EstimatedInputTokens,
            MaxOutputTokens = null,
        };
        var counted = (long)Math.Ceiling(PromptTokens.Count(call, tokens).Whole * Margin);
        reply.Name(route);
        reply.Adjusted("count=estimated");
        reply.Start(200, "application/json");
        var json = string.Create(CultureInfo.InvariantCulture, $"{{{NamedAs(door)}\"input_tokens\":{counted}}}");
        await reply.Body.WriteAsync(Encoding.ASCII.GetBytes(json), ct);
        return null;
    }

    private static string NamedAs(Door door) => door == Door.Responses ? "\"object\":\"response.input_tokens\"," : "";
}
