using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Functions of maps.</summary>
internal static class MapLibrary
{
    public static void Register(LibraryWriter add)
    {
        add.Quick.Pure("len", "M", (_, a) => (long)a[0].Map.Count);
        add.Quick.Pure("is_empty", "M", (_, a) => a[0].Map.Count == 0);
        add.Quick.Pure("contains", "Ms", (run, a) => a[0].Map.Find(Key(run, a)) >= 0);
        add.Quick.Pure("get", "Ms", (run, a) => a[0].Map.TryGet(Key(run, a), out var value) ? value.Share() : default);
        add.Pure("keys", "M", (_, a) => Keys(a[0].Map));
        add.Pure("values", "M", (_, a) => Values(a[0].Map));
        add.Pure("to_json", "M", (run, a) => JsonText.Write(run, a[0]));
        Changes(add);
        Callbacks(add);
    }

    private static void Changes(LibraryWriter add)
    {
        add.Quick.Mutates("set", "Ms*", (run, a) =>
        {
            RhaiPlace.OwnMap(ref a[0]).Set(Key(run, a), a[2]);
            return default;
        });
        add.Quick.Mutates("remove", "Ms", (run, a) =>
            a[0].Map.Find(Key(run, a)) >= 0 && RhaiPlace.OwnMap(ref a[0]).Remove(a[1].Text.Value, out var value) ? value : default);
        add.Quick.Mutates("clear", "M", (_, a) =>
        {
            RhaiPlace.OwnMap(ref a[0]).Clear();
            return default;
        });
        add.Mutates("mixin", "MM", (_, a) => Merge(a, replaces: true));
        add.Mutates("fill_with", "MM", (_, a) => Merge(a, replaces: false));
    }

    private static void Callbacks(LibraryWriter add)
    {
        add.Mutates("drain", "MF", (run, a) => Part(run, a, takesMatches: true));
        add.Mutates("retain", "MF", (run, a) => Part(run, a, takesMatches: false));
        add.Pure("filter", "MF", (run, a) => new RhaiValue(Divide(run, a).Matches));
        add.Pure("map", "MF", (run, a) =>
        {
            var result = new RhaiMap();
            EachOf(run, a, (key, value, answer) => Grow(run, result, key, answer));
            return new RhaiValue(result);
        });
    }

    private static string Key(RhaiRun run, Span<RhaiValue> a)
    {
        run.Work(a[1], run.CallPosition);
        return a[1].Text.Value;
    }

    private static RhaiValue Keys(RhaiMap map)
    {
        var entries = map.Sorted;
        var keys = new RhaiArray(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            keys.Add(new RhaiValue(new RhaiText(entries.Key(i))));
        }

        return new RhaiValue(keys);
    }

    private static RhaiValue Values(RhaiMap map)
    {
        var entries = map.Sorted;
        var values = new RhaiArray(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            values.Add(entries.Value(i).Share());
        }

        return new RhaiValue(values);
    }

    private static RhaiValue Merge(Span<RhaiValue> a, bool replaces)
    {
        var entries = a[1].Map.Sorted;
        var map = RhaiPlace.OwnMap(ref a[0]);
        for (var i = 0; i < entries.Count; i++)
        {
            if (replaces || map.Find(entries.Key(i)) < 0)
            {
                map.Set(entries.Key(i), entries.Value(i).Share());
            }
        }

        return default;
    }

    private static RhaiValue Part(RhaiRun run, Span<RhaiValue> a, bool takesMatches)
    {
        var (matches, others) = Divide(run, a);
        a[0] = new RhaiValue(takesMatches ? others : matches);
        return new RhaiValue(takesMatches ? matches : others);
    }

    private static (RhaiMap Matches, RhaiMap Others) Divide(RhaiRun run, Span<RhaiValue> a)
    {
        var (matches, others) = (new RhaiMap(), new RhaiMap());
        EachOf(run, a, (key, value, answer) => (answer.IsBool && answer.Bool ? matches : others).Set(key, value.Share()));
        return (matches, others);
    }

    /// <summary>
    /// Calls the function for each entry that existed at the start, and writes back values that were changed through <c>this</c>.
    /// </summary>
    private static void EachOf(RhaiRun run, Span<RhaiValue> a, Action<string, RhaiValue, RhaiValue> take)
    {
        var entries = a[0].Share().Map.Sorted;
        var callback = new Callback(run, a[1]);
        for (var i = 0; i < entries.Count; i++)
        {
            var (key, value) = (entries.Key(i), entries.Value(i).Share());
            var before = value;
            var answer = callback.Entry(new RhaiValue(new RhaiText(key)), ref value);
            if (!value.IsSameAs(before))
            {
                RhaiPlace.OwnMap(ref a[0]).Set(key, value);
                run.Sizes.Check(a[0], run.CallPosition);
            }

            take(key, value, answer);
        }
    }

    private static void Grow(RhaiRun run, RhaiMap result, string key, in RhaiValue value)
    {
        result.Set(key, value);
        if (run.Sizes.IsActive)
        {
            run.Sizes.Check(new RhaiValue(result), run.CallPosition);
        }
    }
}
