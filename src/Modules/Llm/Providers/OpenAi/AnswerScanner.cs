using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Reads an answer, or one chunk of it after the other, in one pass while its bytes go on, however they are cut: what the model wrote, the
/// usage wherever it stands outside of that, which choices are finished, the tier, and whether it is a failure. Holds nothing.
/// </summary>
internal sealed class AnswerScanner(bool streamed, WrittenText written)
{
    private const int DeepestRead = 60;

    private readonly JsonPieces _json = new();
    private readonly AnswerPlace[] _places = new AnswerPlace[16];
    private ShortWord _word;
    private TextUnescaper _unescaper;
    private UsageReader _usage;
    private Finishing _finishing;
    private AnswerMember _member;
    private int _usageDepth;
    private FailureSigns _failure;

    /// <summary>Whether all that was opened is closed.</summary>
    public bool IsWhole => _json.IsWhole;

    /// <summary>The last usage that was said.</summary>
    public TokenUsage Usage { get; private set; } = TokenUsage.Unknown;

    /// <summary>Whether usage was said since <see cref="Begin"/>.</summary>
    public bool SaidUsage { get; private set; }

    /// <summary>Whether a choice was met since <see cref="Begin"/>.</summary>
    public bool HasChoice { get; private set; }

    /// <summary>Whether every choice met so far has its finish reason.</summary>
    public bool IsFinished => _finishing.IsOver;

    /// <summary>Whether the provider says, in whatever form, that it has failed.</summary>
    public bool IsFailure => _failure.Are;

    /// <summary>The last tier that was named.</summary>
    public string? ServiceTier { get; private set; }

    private AnswerPlace Place => _places[Math.Min(_json.Depth, _places.Length - 1)];

    /// <summary>The next chunk begins, whatever became of the one before.</summary>
    public void Begin()
    {
        _json.Begin();
        _unescaper.Begin();
        (SaidUsage, HasChoice, _failure) = (false, false, default);
    }

    public void Push(ReadOnlySpan<byte> json)
    {
        while (_json.Next(ref json, out var value) is not JsonPiece.None and var piece)
        {
            switch (piece)
            {
                case JsonPiece.Name:
                    Name(value);
                    break;
                case JsonPiece.Text or JsonPiece.TextEnd:
                    Text(value, piece is JsonPiece.TextEnd);
                    break;
                case JsonPiece.Scalar:
                    Scalar(value);
                    break;
                case JsonPiece.Close:
                    Close();
                    break;
                default:
                    Open(piece is JsonPiece.Object);
                    break;
            }
        }
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        var place = Place;
        _word.Clear();
        if (place is AnswerPlace.Usage)
        {
            _usage.Name(name, isDetail: _json.Depth > _usageDepth);
            return;
        }

        _member = AnswerMembers.Of(place, name, streamed);
        _failure.Name(_member);
    }

    private void Open(bool isObject)
    {
        var depth = _json.Depth;
        if (depth >= _places.Length)
        {
            return;
        }

        var around = _places[depth - 1];
        var place = _places[depth] = AnswerPlaces.Inside(around, _member, isObject);
        _failure.Open(_member);
        if (place != around && place is AnswerPlace.Usage)
        {
            (_usage, _usageDepth) = (default, depth);
        }
        else if (place != around && place is AnswerPlace.Choice)
        {
            HasChoice = true;
            _finishing.Begin();
        }

        _member = place is AnswerPlace.Written ? _member : AnswerMember.Unknown;
    }

    private void Close()
    {
        var depth = _json.Depth;
        var (closed, around) = (_places[Math.Min(depth + 1, _places.Length - 1)], Place);
        _member = AnswerMember.Unknown;
        if (closed == around)
        {
            return;
        }

        if (closed is AnswerPlace.Written)
        {
            written.EndChunk();
        }
        else if (closed is AnswerPlace.Choice)
        {
            _finishing.End();
        }
        else if (closed is AnswerPlace.Usage && _usage.TryEnd(out var usage))
        {
            (Usage, SaidUsage) = (usage, true);
        }
    }

    private void Text(ReadOnlySpan<byte> text, bool ends)
    {
        if (Place is AnswerPlace.Written)
        {
            if (_member is not AnswerMember.Label && _json.Depth <= DeepestRead)
            {
                _unescaper.PushAll(text, written);
            }

            return;
        }

        if (_member is AnswerMember.Unknown)
        {
            return;
        }

        _word.Add(text);
        if (ends)
        {
            Word(_word.Bytes);
            _member = AnswerMember.Unknown;
        }
    }

    private void Word(ReadOnlySpan<byte> word)
    {
        _failure.Word(_member, word);
        if (_member is AnswerMember.FinishReason)
        {
            _finishing.Reason(word);
        }
        else if (_member is AnswerMember.ServiceTier)
        {
            ServiceTier = ServiceTiers.Of(word) ?? ServiceTier;
        }
    }

    private void Scalar(ReadOnlySpan<byte> scalar)
    {
        if (Place is AnswerPlace.Usage)
        {
            _usage.Number(scalar);
        }
        else if (_member is AnswerMember.Index)
        {
            _finishing.Index(scalar);
        }

        _failure.Scalar(_member, scalar);
    }
}
