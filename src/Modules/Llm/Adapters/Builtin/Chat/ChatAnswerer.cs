using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.Adapters.Builtin.Chat;

/// <summary>Answers <c>/v1/chat/completions</c>, whole or as a stream. Holds no state between calls.</summary>
internal sealed class ChatAnswerer(TimeProvider clock)
{
    public async ValueTask<CallReport> AnswerAsync(ProviderCall call, RequestFields fields, IReply reply, CancellationToken ct)
    {
        if (ChatReader.Read(fields) is not { } question)
        {
            return CallReport.Failed(fields.Error!);
        }

        if (ChatComposer.Compose(question) is not { } answer)
        {
            return CallReport.Failed(GatewayError.Invalid(
                "invalid_schema",
                "The built-in provider cannot fill this JSON Schema: it is contradictory, endless or too large. Simplify it or connect a model.",
                question.Tool is null ? "response_format" : "tools"));
        }

        var usage = new TokenUsage(question.InputTokens, answer.Pieces.Count, 0, 0);
        var firstByteAt = clock.GetTimestamp();
        var json = new ChatJson(call, answer, usage);
        if (call.Stream)
        {
            reply.Start(200, "text/event-stream");
            await new ChatStream(json, answer, reply.Body, call.IncludeUsage).SendAsync(ct);
        }
        else
        {
            reply.Start(200, "application/json");
            json.WriteWhole(reply.Body);
            await reply.Body.FlushAsync(ct);
        }

        return new(CallOutcome.Succeeded, usage, FirstByteAt: firstByteAt);
    }
}
