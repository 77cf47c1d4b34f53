using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Prices;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Reads an answer, or one chunk of it after the other, in one pass while its bytes go on, however they are cut: what the model wrote, the
/// usage wherever it stands outside of that, which choices are finished, the tier, and whether it is a failure. Holds nothing.
/// </summary>
internal sealed class AnswerScanner(bool streamed, WrittenText written, bool totalIsInput = false)
{
    private const int DeepestRead = 60;

    private readonly JsonPieces _json = new();
    private readonly KnownBeginning _known = new();
    private ShortWord _word;
    private TextUnescaper _unescaper;
    private UsageReader _usage;
    private Finishing _finishing;
    private ChunkState _chunk;
    private int _usageDepth;
    private bool _isFresh = true;
    private string? _tier;

    /// <summary>Whether all that was opened is closed.</summary>
    public bool IsWhole => _json.IsWhole;

    /// <summary>The last usage that was said.</summary>
    public TokenUsage Usage { get; private set; } = TokenUsage.Unknown;

    /// <summary>Whether usage was said since <see cref="Begin"/>.</summary>
    public bool SaidUsage => _chunk.SaidUsage;

    /// <summary>Whether a choice was met since <see cref="Begin"/>.</summary>
    public bool HasChoice => _chunk.HasChoice;

    /// <summary>Whether every choice met so far has its finish reason.</summary>
    public bool IsFinished => _finishing.IsOver;

    /// <summary>Whether the provider says, in whatever form, that it has failed.</summary>
    public bool IsFailure => _chunk.Failure.Are;

    /// <summary>The last tier that was named.</summary>
    public string? ServiceTier => _chunk.ServiceTier ?? _tier;

    private AnswerPlace Place => _chunk.At(_json.Depth);

    /// <summary>The next chunk begins, whatever became of the one before.</summary>
    public void Begin()
    {
        _json.Begin();
        _unescaper.Begin();
        written.EndChunk();
        (_tier, _chunk, _isFresh) = (ServiceTier, default, true);
    }

    public void Push(ReadOnlySpan<byte> json)
    {
        var chunk = json;
        var isFresh = _isFresh && !json.IsEmpty && !_known.TrySkip(ref json, ref _chunk, _json);
        _isFresh &= json.IsEmpty;
        while (_json.Next(ref json, out var value) is not JsonPiece.None and var piece)
        {
            switch (piece)
            {
                case JsonPiece.Name:
                    Name(value);
                    break;
                case JsonPiece.Text or JsonPiece.TextEnd:
                    if (isFresh && streamed && Place is AnswerPlace.Written)
                    {
                        isFresh = false;
                        _known.Keep(chunk[..^(json.Length + value.Length + (piece is JsonPiece.TextEnd ? 1 : 0))], _chunk, _json);
                    }

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
        _word.Clear();
        if (Place is AnswerPlace.Usage)
        {
            _usage.Name(name, isDetail: _json.Depth > _usageDepth);
            return;
        }

        _chunk.Member = AnswerMembers.Of(Place, name, streamed);
        _chunk.Failure.Name(_chunk.Member);
    }

    private void Open(bool isObject)
    {
        var depth = _json.Depth;
        if (depth > ChunkState.DeepestPlace)
        {
            return;
        }

        var around = _chunk.At(depth - 1);
        var place = AnswerPlaces.Inside(around, _chunk.Member, isObject);
        _chunk.Enter(depth, place);
        _chunk.Failure.Open(_chunk.Member);
        if (place != around && place is AnswerPlace.Usage)
        {
            (_usage, _usageDepth) = (new UsageReader(totalIsInput), depth);
        }
        else if (place != around && place is AnswerPlace.Choice)
        {
            (_chunk.HasChoice, _chunk.ChoiceIndex, _chunk.ChoiceHasReason) = (true, 0, false);
        }

        _chunk.Member = place is AnswerPlace.Written ? _chunk.Member : AnswerMember.Unknown;
    }

    private void Close()
    {
        var depth = _json.Depth;
        var (closed, around) = (_chunk.At(depth + 1), Place);
        _chunk.Member = AnswerMember.Unknown;
        if (closed == around)
        {
            return;
        }

        written.EndChunk();
        if (closed is AnswerPlace.Choice)
        {
            _finishing.Note(_chunk.ChoiceIndex, _chunk.ChoiceHasReason);
        }
        else if (closed is AnswerPlace.Usage && _usage.TryEnd(out var usage))
        {
            (Usage, _chunk.SaidUsage) = (usage, true);
        }
    }

    private void Text(ReadOnlySpan<byte> text, bool ends)
    {
        var isWritten = Place is AnswerPlace.Written || _chunk.Member is AnswerMember.Text;
        if (isWritten && _chunk.Member is not AnswerMember.Label && _json.Depth <= DeepestRead)
        {
            _unescaper.PushAll(text, written);
        }

        if (!isWritten && _chunk.Member is not AnswerMember.Unknown)
        {
            _word.Add(text);
            if (ends)
            {
                Word(_word.Bytes);
                _chunk.Member = AnswerMember.Unknown;
            }
        }
    }

    private void Word(ReadOnlySpan<byte> word)
    {
        _chunk.Failure.Word(_chunk.Member, word);
        if (_chunk.Member is AnswerMember.FinishReason)
        {
            _chunk.ChoiceHasReason |= !word.IsEmpty;
        }
        else if (_chunk.Member is AnswerMember.ServiceTier)
        {
            _chunk.ServiceTier = ServiceTiers.Of(word) ?? _chunk.ServiceTier;
        }
    }

    private void Scalar(ReadOnlySpan<byte> scalar)
    {
        if (Place is AnswerPlace.Usage)
        {
            _usage.Number(scalar);
        }
        else if (_chunk.Member is AnswerMember.Index)
        {
            _chunk.ChoiceIndex = Finishing.IndexOf(scalar);
        }

        _chunk.Failure.Scalar(_chunk.Member, scalar);
    }
}
