using Maru.Composer;
using Maru.Composer.Chat;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>Answers <c>/v1/chat/completions</c>, whole or as a stream. Holds no state between calls.</summary>
internal sealed class ChatAnswerer(TimeProvider clock)
{
    public async ValueTask<CallEnd> AnswerAsync(ProviderCall call, ComposerRequest fields, IReply reply, CancellationToken ct)
    {
        if (ChatReader.Read(fields) is not { } question)
        {
            return BuiltinEnd.Failed(reply, fields.Error!);
        }

        if (ChatComposer.Compose(question) is not { } answer)
        {
            return BuiltinEnd.Failed(reply, Endless(question));
        }

        var usage = new TokenUsage(question.InputTokens, answer.Pieces.Count, 0, 0);
        var firstByteAt = clock.GetTimestamp();
        var json = new ChatJson(new ChatHeading(call.Id, call.Created, call.Route.Model), answer, question.InputTokens);
        var stream = new ChatStream(json, answer, reply.Body, call.IncludeUsage);
        try
        {
            if (call.Stream)
            {
                await CoverAsync(call, answer.Pieces.Count, ct);
                reply.Start(200, "text/event-stream");
                await stream.SendAsync(ct);
            }
            else
            {
                reply.Start(200, "application/json");
                json.WriteWhole(reply.Body);
                await reply.Body.FlushAsync(ct);
            }
        }
        catch (OperationCanceledException)
        {
            return BuiltinEnd.Cancelled(reply, call.Stream ? usage with { Output = stream.Sent } : usage, firstByteAt);
        }

        return BuiltinEnd.Succeeded(reply, usage, firstByteAt);
    }

    public static GatewayError Endless(ChatQuestion question) => GatewayError.Invalid(
        "invalid_schema",
        "The built-in provider cannot fill this JSON Schema: it is contradictory, endless or too large. Simplify it or connect a model.",
        question.Tool is null ? "response_format" : "tools");

    /// <summary>What is to be said is known before it is said, and costs no money, so that nothing here can be refused.</summary>
    public static async ValueTask CoverAsync(ProviderCall call, int output, CancellationToken ct)
    {
        if (call.GrowingReservation is { } allowance && output > allowance.Covered)
        {
            await allowance.GrowAsync(output, ct);
        }
    }
}
