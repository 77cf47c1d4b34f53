using Maru.Rhai.Calls;
using Maru.Rhai.Library;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>[i]</c>.</summary>
internal sealed class IndexLink(BoundNode index, Position position) : ChainLink(position)
{
    public BoundNode Index => index;

    public override int Room => 1;

    public override bool IsQuiet => index.IsQuiet;

    public override void Prepare(Frame frame, Span<RhaiValue> room) => room[0] = index.Evaluate(frame);

    public override RhaiValue Get(Frame frame, ref RhaiValue target, Span<RhaiValue> room)
    {
        ref var key = ref room[0];
        frame.Run.Work(key, Position);
        switch (target.Kind)
        {
            case RhaiKind.Array:
                return target.Array[ArrayIndex(target.Array, key)];
            case RhaiKind.Map:
                if (target.Map.TryGet(MapKey(key), out var value))
                {
                    return value;
                }

                return frame.Run.Engine.Switches.FailOnMissingProperty ? throw RhaiFaults.PropertyNotFound(MapKey(key), index.Position) : default;
            case RhaiKind.String:
                frame.Run.Work(target.Text.SeekBytes, Position);
                var piece = IndexedText.Get(target.Text, key, index.Position);
                frame.Run.Work(piece, Position);
                return piece;
            case RhaiKind.Blob:
                return (long)target.Blob.Bytes[BlobIndex(target.Blob, key)];
            case RhaiKind.Int:
                return IndexedBits.Get(target.Int, key, index.Position);
            default:
                Span<RhaiValue> arguments = [target, key];
                return frame.Run.Engine.Functions.Find("index$get", arguments)?.Invoke(frame.Run, arguments, Position)
                    ?? throw RhaiFaults.NoIndexer(target, key, Position);
        }
    }

    public override void Put(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value)
    {
        ref var key = ref room[0];
        frame.Run.Work(key, Position);
        frame.Run.WorkToOwn(target, Position);
        switch (target.Kind)
        {
            case RhaiKind.Array:
                var at = ArrayIndex(target.Array, key);
                RhaiPlace.OwnArray(ref target).Set(at, value);
                break;
            case RhaiKind.Map:
                RhaiPlace.OwnMap(ref target).Set(MapKey(key), value);
                break;
            case RhaiKind.String:
                frame.Run.Work(target, Position);
                target = IndexedText.Set(target.Text, key, value, index.Position);
                break;
            case RhaiKind.Blob:
                var place = BlobIndex(target.Blob, key);
                RhaiPlace.OwnBlob(ref target).Bytes[place] = value.IsInt ? (byte)value.Int : throw RhaiFaults.Mismatch("i64", value, Position);
                break;
            case RhaiKind.Int:
                target = IndexedBits.Set(target.Int, key, value, index.Position);
                break;
            default:
                PutHost(frame, ref target, key, value);
                break;
        }

        frame.Run.Sizes.Check(target, Position);
    }

    public override void PutBack(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value, RhaiSize before)
    {
        ref var key = ref room[0];
        frame.Run.WorkToOwn(target, Position);
        switch (target.Kind)
        {
            case RhaiKind.Array:
                var at = ArrayIndex(target.Array, key);
                RhaiPlace.OwnArray(ref target).Replace(at, value, before);
                break;
            case RhaiKind.Map when target.Map.Find(MapKey(key)) >= 0:
                var map = RhaiPlace.OwnMap(ref target);
                map.ReplaceAt(map.Find(MapKey(key)), value, before);
                break;
            default:
                Put(frame, ref target, room, value);
                break;
        }

        frame.Run.Sizes.Check(target, Position);
    }

    private int ArrayIndex(RhaiArray array, in RhaiValue key)
    {
        var position = key.IsInt ? key.Int : throw RhaiFaults.Mismatch("i64", key, index.Position);
        var at = Offsets.Index(array.Count, position);
        return at >= 0 ? at : throw RhaiFaults.ArrayBounds(array.Count, position, index.Position);
    }

    private int BlobIndex(RhaiBlob blob, in RhaiValue key)
    {
        var position = key.IsInt ? key.Int : throw RhaiFaults.Mismatch("i64", key, index.Position);
        var at = Offsets.Index(blob.Count, position);
        return at >= 0 ? at : throw RhaiFaults.ArrayBounds(blob.Count, position, index.Position);
    }

    private string MapKey(in RhaiValue key) =>
        key.Kind == RhaiKind.String ? key.Text.Value : throw RhaiFaults.Mismatch("string", key, index.Position);

    private void PutHost(Frame frame, ref RhaiValue target, in RhaiValue key, in RhaiValue value)
    {
        Span<RhaiValue> arguments = [target, key, value];
        var indexer = frame.Run.Engine.Functions.Find("index$set", arguments) ?? throw RhaiFaults.NoIndexer(target, key, Position);
        indexer.Invoke(frame.Run, arguments, Position);
        target = arguments[0];
    }
}
