using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Maru.Kernel;

namespace Maru.Cli.Wire;

/// <summary>Asks a model and hands its answer on piece by piece, in OpenAI's form of server-sent events.</summary>
internal sealed class ChatStream(Sender sender, TimeProvider clock)
{
    private const string Done = "[DONE]";

    // Between two pieces; a model may think long before the first.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<ChatReply> AskAsync(
        string key, string model, IReadOnlyList<ChatMessage> messages, Action<string> piece, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        var reading = new Reading(piece);
        try
        {
            var body = new { Model = model, Messages = messages, Stream = true, StreamOptions = new { IncludeUsage = true } };
            var opened = await sender.OpenAsync(HttpMethod.Post, Paths.Chat, body, key, either.Token, ct);
            if (opened.Failed(out var failure))
            {
                return new ChatReply("") { Refusal = new Refusal(failure) };
            }

            using var response = opened.Value;
            if (!response.IsSuccessStatusCode)
            {
                var json = Sender.Parse(await response.Content.ReadAsByteArrayAsync(either.Token));
                return new ChatReply("") { Refusal = ProblemReader.Read(response, json, sender.Server, sender.Language) };
            }

            await ReadAsync(response, reading, late, either.Token);
            return reading.IsComplete ? reading.Reply : Broken(reading.Reply);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return reading.Reply with { Stopped = true };
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return Broken(reading.Reply);
        }
    }

    private static async Task ReadAsync(HttpResponseMessage response, Reading reading, CancellationTokenSource late, CancellationToken ct)
    {
        using var stream = await response.Content.ReadAsStreamAsync(ct);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(ct))
        {
            late.CancelAfter(Patience);
            if (item.Data == Done)
            {
                reading.End();
                return;
            }

            reading.Take(Sender.Parse(Encoding.UTF8.GetBytes(item.Data)));
            if (reading.IsComplete)
            {
                return;
            }
        }

        if (reading.Reply.FinishReason is not null)
        {
            reading.End();
        }
    }

    private ChatReply Broken(ChatReply soFar) => soFar with { Refusal = new Refusal(LocalFailures.BrokenAnswer(sender.Language)) };

    private sealed class Reading(Action<string> piece)
    {
        private readonly StringBuilder _text = new();
        private ChatReply _reply = new("");

        /// <summary>Whether the answer came to its end, or to a refusal; else the connection broke off.</summary>
        public bool IsComplete { get; private set; }

        public ChatReply Reply => _reply with { Text = _text.ToString() };

        public void End() => IsComplete = true;

        public void Take(JsonElement chunk)
        {
            _reply = _reply with
            {
                Model = chunk.Text("model") ?? _reply.Model,
                Usage = chunk.Inner("usage") is { ValueKind: JsonValueKind.Object } usage ? usage : _reply.Usage,
                Refusal = ProblemReader.GatewayError(chunk, FailureKind.Upstream) is { } error ? new Refusal(error) : null,
            };
            IsComplete = _reply.Refusal is not null;
            var choices = chunk.Inner("choices");
            if (choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
            {
                return;
            }

            _reply = _reply with { FinishReason = choices[0].Text("finish_reason") ?? _reply.FinishReason };
            if ((choices[0].Inner("delta").Text("content") ?? choices[0].Inner("delta").Text("refusal")) is { Length: > 0 } text)
            {
                _text.Append(text);
                piece(text);
            }
        }
    }
}
