using Maru.Cli.Sessions;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary>What has been said. A question that failed is forgotten; an answer that was stopped is kept as far as it came.</summary>
internal sealed class Conversation(Invocation run, ChatStream stream, string model, string? system)
{
    private readonly ChatKeys _keys = new(run);
    private readonly List<ChatMessage> _messages = Start(system);

    public void Forget()
    {
        _messages.Clear();
        _messages.AddRange(Start(system));
    }

    public async Task<ChatReply> AskAsync(string question, CancellationToken ct)
    {
        _messages.Add(new ChatMessage(ChatMessage.User, question));
        var reply = await SendAsync(ct);
        if (reply.Text.Length > 0)
        {
            run.Output.Piece("\n");
            _messages.Add(new ChatMessage(ChatMessage.Assistant, reply.Text));
        }
        else
        {
            _messages.RemoveAt(_messages.Count - 1);
        }

        return reply;
    }

    private static List<ChatMessage> Start(string? system) => system is null ? [] : [new ChatMessage(ChatMessage.System, system)];

    private async Task<ChatReply> SendAsync(CancellationToken ct)
    {
        var (key, refusal) = await _keys.FindAsync(refused: null);
        if (key is null)
        {
            return new ChatReply("") { Refusal = refusal };
        }

        var reply = await stream.AskAsync(key, model, _messages, run.Output.Piece, ct);
        if (!_keys.CanReplace(reply.Refusal))
        {
            return reply;
        }

        (key, refusal) = await _keys.FindAsync(refused: key);
        return key is null ? new ChatReply("") { Refusal = refusal } : await stream.AskAsync(key, model, _messages, run.Output.Piece, ct);
    }
}
