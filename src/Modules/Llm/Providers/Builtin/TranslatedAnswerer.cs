using System.IO.Pipelines;
using Maru.Composer;
using Maru.Composer.Chat;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>Answers a conversation that came by another wire than chat completions, whole or piece by piece.</summary>
internal sealed class TranslatedAnswerer(TimeProvider clock)
{
    public async ValueTask<CallEnd> AnswerAsync(
        ProviderCall call, Translation translation, ComposerRequest fields, IReply reply, CancellationToken ct)
    {
        if (ChatReader.Read(fields) is not { } question)
        {
            return BuiltinEnd.Failed(reply, fields.Error!);
        }

        if (ChatComposer.Compose(question) is not { } answer)
        {
            return BuiltinEnd.Failed(reply, ChatAnswerer.Endless(question));
        }

        var firstByteAt = clock.GetTimestamp();
        var usage = new TokenUsage(question.InputTokens, answer.Pieces.Count, 0, 0);
        var sent = 0;
        try
        {
            await ChatAnswerer.CoverAsync(call, answer.Pieces.Count, ct);
            reply.Start(200, call.Stream ? "text/event-stream" : "application/json");
            await WriteAsync(call, answer, translation.SinkOf(reply), usage, reply.Body, () => sent++, ct);
        }
        catch (OperationCanceledException)
        {
            return BuiltinEnd.Cancelled(reply, call.Stream ? usage with { Output = sent } : usage, firstByteAt);
        }

        return BuiltinEnd.Succeeded(reply, usage, firstByteAt);
    }

    private static async ValueTask WriteAsync(
        ProviderCall call, ChatAnswer answer, IAnswerSink sink, TokenUsage usage, PipeWriter body, Action sent, CancellationToken ct)
    {
        sink.Usage(usage with { Output = 0 });
        sink.Begin(call.Route.Model);
        sink.Open(answer.Tool is null ? new PartHead(PartKind.Text) : new PartHead(PartKind.ToolCall, "call_" + call.Id, answer.Tool));
        foreach (var piece in answer.Pieces)
        {
            sink.Append(Raw.Of(piece).Content);
            if (call.Stream)
            {
                await FlushAsync(body, ct);
            }

            sent();
        }

        sink.Close();
        sink.Usage(usage);
        sink.End(StopOf(answer));
        await FlushAsync(body, ct);
    }

    private static StopReason StopOf(ChatAnswer answer) => answer.FinishReason switch
    {
        "length" => StopReason.Limit,
        "tool_calls" => StopReason.ToolCalls,
        _ => StopReason.Done,
    };

    private static async ValueTask FlushAsync(PipeWriter body, CancellationToken ct)
    {
        var flushed = await body.FlushAsync(ct);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException("The client left.", ct);
        }
    }
}
