using System.Text.Json;
using Maru.Composer;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Providers.OpenAi.Translated;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>
/// Answers without a key and without a network: the same request always gets the same answer, and every answer says who made it.
/// </summary>
internal sealed class BuiltinClient(TimeProvider clock) : IProviderClient
{
    public async ValueTask<CallEnd> AnswerAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        var allowance = new Allowance(clock, ct);
        try
        {
            ct.ThrowIfCancellationRequested();
            return await AnswerAsync(call, allowance, reply, ct);
        }
        catch (AllowanceSpentException spent)
        {
            return BuiltinEnd.Failed(reply, spent.Fault);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return BuiltinEnd.Cancelled(reply, TokenUsage.Unknown, 0);
        }
    }

    private async ValueTask<CallEnd> AnswerAsync(ProviderCall call, Allowance allowance, IReply reply, CancellationToken ct)
    {
        if (SafeJson.HasMoreValues(call.Body.Span, Allowance.MostValues))
        {
            return BuiltinEnd.Failed(reply, Allowance.TooLong);
        }

        Translation? translation = null;
        if (call.Operation is Operation.Chat && call.Wire != ChatCompletions.Instance
            && !Translation.TryStart(call, reply, ChatRequestWriter.WriteUnchanged, out translation, out var refused))
        {
            return BuiltinEnd.Failed(reply, refused);
        }

        using var body = SafeJson.Parse(translation?.Body ?? call.Body);
        if (body is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return BuiltinEnd.Failed(reply, GatewayError.Invalid(
                "invalid_json", "The body is not a JSON object in UTF-8. Send one object with the fields of the request."));
        }

        using var defaults = SafeJson.Parse(call.Route.Parameters);
        var fields = new ComposerRequest(body.RootElement, defaults?.RootElement ?? default, allowance);
        return call.Operation switch
        {
            Operation.Chat when translation is not null =>
                await new TranslatedAnswerer(clock).AnswerAsync(call, translation, fields, reply, ct),
            Operation.Chat => await new ChatAnswerer(clock).AnswerAsync(call, fields, reply, ct),
            Operation.Embeddings => await new EmbeddingAnswerer(clock).AnswerAsync(call, fields, reply, ct),
            Operation.Images => await new ImageAnswerer(clock).AnswerAsync(call, fields, reply, ct),
            Operation.Speech or Operation.Transcriptions or Operation.Moderations or Operation.Rerank =>
                throw new InvalidOperationException("The provider's profile has no such door."),
        };
    }
}
