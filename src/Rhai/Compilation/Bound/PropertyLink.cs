using Maru.Rhai.Calls;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>.name</c>: a map's entry, or a registered getter or setter.</summary>
internal sealed class PropertyLink(string name, Position position) : ChainLink(position)
{
    private readonly string _name = string.Intern(name);
    private readonly RhaiText _text = new(name);
    private readonly NativeSite _getter = new("get$" + name);
    private readonly NativeSite _setter = new("set$" + name);
    private int _hint;

    public override int Room => 0;

    public override RhaiValue Get(Frame frame, ref RhaiValue target, Span<RhaiValue> room)
    {
        if (target.Kind != RhaiKind.Map)
        {
            return Getter(frame, ref target);
        }

        var map = target.Map;
        if (Find(map) is >= 0 and var at)
        {
            return map.At(at);
        }

        return frame.Run.Engine.Switches.FailOnMissingProperty ? throw RhaiFaults.PropertyNotFound(_name, Position) : default;
    }

    public override void Put(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value)
    {
        frame.Run.WorkToOwn(target, Position);
        if (target.Kind == RhaiKind.Map)
        {
            var map = RhaiPlace.OwnMap(ref target);
            if (Find(map) is >= 0 and var at)
            {
                map.SetAt(at, value);
            }
            else
            {
                map.Set(_name, value);
            }

            frame.Run.Sizes.Check(target, Position);
            return;
        }

        if (!Setter(frame, ref target, value))
        {
            throw RhaiFaults.UnwritableProperty(_name, target, value, Position);
        }
    }

    public override void PutBack(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value, RhaiSize before)
    {
        if (target.Kind != RhaiKind.Map)
        {
            Setter(frame, ref target, value);
            return;
        }

        frame.Run.WorkToOwn(target, Position);
        var map = RhaiPlace.OwnMap(ref target);
        var at = Find(map);
        if (at < 0)
        {
            map.Set(_name, value);
        }
        else
        {
            map.ReplaceAt(at, value, before);
        }

        frame.Run.Sizes.Check(target, Position);
    }

    private int Find(RhaiMap map)
    {
        var hint = _hint;
        var at = map.Find(_name, ref hint);
        if (at >= 0)
        {
            _hint = hint;
        }

        return at;
    }

    private RhaiValue Getter(Frame frame, ref RhaiValue target)
    {
        Span<RhaiValue> arguments = [target];
        if (_getter.Find(frame.Run.Engine, arguments) is { } getter)
        {
            return getter.Invoke(frame.Run, arguments, Position);
        }

        Span<RhaiValue> indexed = [target, new RhaiValue(_text)];
        if (target.Kind == RhaiKind.Host && frame.Run.Engine.Functions.Find("index$get", indexed) is { } indexer)
        {
            return indexer.Invoke(frame.Run, indexed, Position);
        }

        throw RhaiFaults.UnknownProperty(_name, target, Position);
    }

    private bool Setter(Frame frame, ref RhaiValue target, in RhaiValue value)
    {
        Span<RhaiValue> arguments = [target, value];
        if (_setter.Find(frame.Run.Engine, arguments) is { } setter)
        {
            setter.Invoke(frame.Run, arguments, Position);
            target = arguments[0];
            return true;
        }

        Span<RhaiValue> indexed = [target, new RhaiValue(_text), value];
        var indexer = target.Kind == RhaiKind.Host ? frame.Run.Engine.Functions.Find("index$set", indexed) : null;
        indexer?.Invoke(frame.Run, indexed, Position);
        return indexer is not null;
    }
}
