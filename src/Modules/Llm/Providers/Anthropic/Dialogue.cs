using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>
/// The turns as Anthropic takes them: two sides that speak in turn, the user first; the results of one turn's calls in one message, before
/// all else; no text of white space alone. What the system says first stands beside them.
/// </summary>
internal sealed class Dialogue(ModelFamily family, bool thinks, Adjusted adjusted)
{
    private readonly List<Message> _messages = [];

    /// <summary>Texts, each a string.</summary>
    public List<Raw> System { get; } = [];

    public IReadOnlyList<Message> Messages => _messages;

    public GatewayError? Read(IReadOnlyList<Turn> turns)
    {
        var leading = turns.TakeWhile(IsInstruction).Count();
        System.AddRange(turns.Take(leading).SelectMany(turn => turn.Parts.OfType<TextPart>()).Select(part => part.Text)
            .Where(text => !text.IsBlank()));

        // A turn that says nothing at the end gives calls that are still open their results.
        foreach (var turn in ToolPairs.Complete([.. turns.Skip(leading), new Turn(Speaker.User, [], "")]))
        {
            Add(turn);
        }

        if (Refusal(turns) is { } refused)
        {
            return refused;
        }

        if (_messages.Count == 0)
        {
            // Somebody must speak: a request of instructions alone is put as the user's.
            Side(Message.User).Parts.AddRange(System.Select(text => new TextPart(text)));
            System.Clear();
        }
        else if (_messages[0].Role == Message.Assistant)
        {
            _messages.Insert(0, Said("(continued)"));
        }

        EndWithUser();
        return null;
    }

    private static bool IsInstruction(Turn turn) => turn.Speaker is Speaker.System or Speaker.Developer;

    private static Message Said(string text)
    {
        var message = new Message(Message.User);
        message.Parts.Add(new TextPart(Raw.Of(text)));
        return message;
    }

    private GatewayError? Refusal(IReadOnlyList<Turn> turns)
    {
        if (turns is [.., { Speaker: Speaker.User } last] && !last.Parts.Any(IsSaid))
        {
            return GatewayError.Invalid(
                "empty_message", "The last message says nothing; this model wants something to answer.", last.Param);
        }

        return _messages.Count == 0 && System.Count == 0
            ? GatewayError.Invalid("missing_messages", "At least one message must have content.", "messages") : null;
    }

    private void Add(Turn turn)
    {
        foreach (var part in turn.Parts.Where(IsSaid))
        {
            if (part is ToolResultPart result)
            {
                Side(Message.User).Results.Add(result);
            }
            else
            {
                Side(turn.Speaker is Speaker.Assistant ? Message.Assistant : Message.User).Parts
                    .Add(IsInstruction(turn) ? Wrapped(part) : part);
            }
        }
    }

    // Thoughts of another vendor, or without their signature, say nothing to this one.
    private static bool IsSaid(Part part) => part switch
    {
        TextPart { Text: var text } => !text.IsBlank(),
        RefusalPart { Text: var text } => !text.IsBlank(),
        ThoughtPart thought => thought is { Text.IsSet: true, Seal.Vendor: Vendors.Anthropic },
        _ => true,
    };

    private Part Wrapped(Part part)
    {
        adjusted.Add("system_position", "mapped");
        return part is TextPart { Text: var text } ? new TextPart(Raw.Of($"<system>{text.Text()}</system>")) : part;
    }

    private Message Side(string role)
    {
        if (_messages.Count == 0 || _messages[^1].Role != role)
        {
            _messages.Add(new Message(role));
        }

        return _messages[^1];
    }

    // An answer that was begun for the model goes on where its family can, and not behind a blank.
    private void EndWithUser()
    {
        var last = _messages[^1];
        if (last.Role == Message.User)
        {
            return;
        }

        if (family.TakesPrefill && !thinks && last.Parts[^1] is TextPart { Text: var text })
        {
            last.Parts[^1] = new TextPart(Raw.Of(text.Text().TrimEnd()));
            return;
        }

        adjusted.Add("prefill", "dropped");
        _messages.Add(Said("Continue."));
    }
}
