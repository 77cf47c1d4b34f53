using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Printing, conversion to text, ranges, time and the like.</summary>
internal static class CoreLibrary
{
    public static void Register(LibraryWriter add)
    {
        Output(add);
        Tags(add);
        Ranges(add);
        Time(add);
        add.Quick.Pure(".name", "F", (_, a) => a[0].Function.Name);
        add.Quick.Pure(".is_anonymous", "F", (_, a) => a[0].Function.IsAnonymous);
        add.Quick.Pure("exit", "", (_, _) => throw new ScriptExit(default));
        add.Quick.Pure("exit", "*", (_, a) => throw new ScriptExit(a[0].Share()));
        add.Quick.Mutates("take", "*", (_, a) =>
        {
            var taken = a[0];
            a[0] = default;
            return taken;
        });
        add.Pure("parse_json", "s", (run, a) => JsonText.Parse(run, a[0].Text.Value));
    }

    private static void Output(LibraryWriter add)
    {
        add.Pure("print", "*", (run, a) => Print(run, RhaiPrinter.Print(a[0])));
        add.Pure("print", "", (run, _) => Print(run, ""));
        add.Pure("debug", "*", (run, a) => Debug(run, RhaiPrinter.Debug(a[0])));
        add.Pure("debug", "", (run, _) => Debug(run, ""));
        add.Pure("to_string", "*", (run, a) => Text(run, RhaiPrinter.Print(a[0])));
        add.Quick.Pure("to_string", "s", (_, a) => a[0]);
        add.Pure("to_debug", "*", (run, a) => Text(run, RhaiPrinter.Debug(a[0])));
    }

    private static void Tags(LibraryWriter add)
    {
        add.Quick.Pure("tag get$tag", "*", (_, a) => (long)a[0].Tag);
        add.Quick.Mutates("set_tag set$tag", "*i", (run, a) =>
        {
            if (a[1].Int is < int.MinValue or > int.MaxValue)
            {
                throw RhaiFaults.Arithmetic($"{a[1].Int} is too large to fit into a tag", run.CallPosition);
            }

            a[0] = a[0].WithTag((int)a[1].Int);
            return default;
        });
    }

    private static void Ranges(LibraryWriter add)
    {
        add.Pure("range", "ii", (_, a) => new RhaiValue(new RhaiRange(a[0].Int, a[1].Int, false)));
        add.Pure("range", "iii", (run, a) => Sequences.Integers(run, a[0].Int, a[1].Int, a[2].Int));
        add.Pure("range", "ff", (run, a) => Sequences.Floats(run, a[0].Float, a[1].Float, 1.0));
        add.Pure("range", "fff", (run, a) => Sequences.Floats(run, a[0].Float, a[1].Float, a[2].Float));
        foreach (var range in (string[])["r", "R"])
        {
            add.Pure("range", range + "i", (run, a) => Sequences.Integers(run, a[0].Range.Start,
                a[0].Range.Inclusive && a[0].Range.End < long.MaxValue ? a[0].Range.End + 1 : a[0].Range.End, a[1].Int));
            add.Pure(".start", range, (_, a) => a[0].Range.Start);
            add.Pure(".end", range, (_, a) => a[0].Range.End);
            add.Pure(".is_inclusive", range, (_, a) => a[0].Range.Inclusive);
            add.Pure(".is_exclusive", range, (_, a) => !a[0].Range.Inclusive);
            add.Pure(".is_empty", range, (_, a) => a[0].Range.IsEmpty);
            add.Pure("contains", range + "i", (_, a) => a[0].Range.Contains(a[1].Int));
        }
    }

    private static void Time(LibraryWriter add)
    {
        add.Pure("timestamp", "", (run, _) => new RhaiValue(new RhaiTimestamp(Now(run))));
        add.Pure(".elapsed", "t", (run, a) =>
            Now(run) < a[0].Timestamp.Ticks ? throw RhaiFaults.Arithmetic("Time-stamp is later than now", run.CallPosition)
                : (Now(run) - a[0].Timestamp.Ticks) / (double)TimeSpan.TicksPerSecond);
    }

    private static long Now(RhaiRun run)
    {
        var clock = run.Engine.Clock;
        return clock.GetElapsedTime(0, clock.GetTimestamp()).Ticks;
    }

    private static RhaiValue Text(RhaiRun run, string text)
    {
        run.Sizes.CheckBytes(text.Length, run.CallPosition);
        return text;
    }

    private static RhaiValue Print(RhaiRun run, string text)
    {
        run.CountLine(run.Print is null ? 0 : 2L * text.Length, run.CallPosition);
        run.Work(2L * text.Length, run.CallPosition);
        run.Print?.Invoke(text);
        return default;
    }

    private static RhaiValue Debug(RhaiRun run, string text)
    {
        run.CountLine(run.Debug is null ? 0 : 2L * text.Length, run.CallPosition);
        run.Work(2L * text.Length, run.CallPosition);
        run.Debug?.Invoke(text, run.CallPosition);
        return default;
    }
}
