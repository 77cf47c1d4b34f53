using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Functions of all numbers, min and max, and the bits of integers.</summary>
internal static class NumberLibrary
{
    public static void Register(LibraryWriter add)
    {
        Signs(add);
        Extremes(add);
        Bits(add);
    }

    private static void Signs(LibraryWriter add)
    {
        add.Pure("abs", "i", (run, a) => a[0].Int == long.MinValue
            ? throw RhaiFaults.Arithmetic($"Negation overflow: -{a[0].Int}", run.CallPosition) : Math.Abs(a[0].Int));
        add.Pure("abs", "f", (_, a) => Math.Abs(a[0].Float));
        add.Pure("sign", "i", (_, a) => (long)Math.Sign(a[0].Int));
        add.Pure("sign", "f", (run, a) => double.IsNaN(a[0].Float)
            ? throw RhaiFaults.Arithmetic("Sign of NaN is undefined", run.CallPosition) : (long)Math.Sign(a[0].Float));
        add.Pure(".is_zero", "i", (_, a) => a[0].Int == 0);
        add.Pure(".is_zero", "f", (_, a) => a[0].Float == 0);
        add.Pure(".is_odd", "i", (_, a) => (a[0].Int & 1) != 0);
        add.Pure(".is_even", "i", (_, a) => (a[0].Int & 1) == 0);
        add.Pure("+", "i", (_, a) => a[0]);
    }

    private static void Extremes(LibraryWriter add)
    {
        add.Pure("max", "ii", (_, a) => Math.Max(a[0].Int, a[1].Int));
        add.Pure("min", "ii", (_, a) => Math.Min(a[0].Int, a[1].Int));
        foreach (var pair in (string[])["ff", "if", "fi"])
        {
            // If two values have no order, for example NaN and any number, the second one is returned.
            add.Pure("max", pair, (_, a) => Either(a, RhaiComparison.ToFloat(a[0]) >= RhaiComparison.ToFloat(a[1])));
            add.Pure("min", pair, (_, a) => Either(a, RhaiComparison.ToFloat(a[0]) <= RhaiComparison.ToFloat(a[1])));
        }

        foreach (var pair in (string[])["ss", "cc"])
        {
            add.Pure("max", pair, (_, a) => RhaiComparison.CompareText(a[0], a[1]) >= 0 ? a[0] : a[1]);
            add.Pure("min", pair, (_, a) => RhaiComparison.CompareText(a[0], a[1]) <= 0 ? a[0] : a[1]);
        }
    }

    private static RhaiValue Either(Span<RhaiValue> a, bool first) => RhaiComparison.ToFloat(a[first ? 0 : 1]);

    private static void Bits(LibraryWriter add)
    {
        add.Pure("get_bit", "ii", (run, a) => BitField.Get(a[0].Int, a[1].Int, run.CallPosition));
        add.Mutates("set_bit", "iib", (run, a) => Put(a, BitField.Set(a[0].Int, a[1].Int, a[2].Bool, run.CallPosition)));
        add.Pure("get_bits", "iii", (run, a) => BitField.GetMany(a[0].Int, a[1].Int, a[2].Int, run.CallPosition));
        add.Mutates("set_bits", "iiii", (run, a) => Put(a, BitField.SetMany(a[0].Int, a[1].Int, a[2].Int, a[3].Int, run.CallPosition)));
        add.Pure("bits", "i", (run, a) => Sequences.Bits(a[0].Int, 0, 64, run.CallPosition));
        add.Pure("bits", "ii", (run, a) => Sequences.Bits(a[0].Int, a[1].Int, 64, run.CallPosition));
        add.Pure("bits", "iii", (run, a) => Sequences.Bits(a[0].Int, a[1].Int, a[2].Int, run.CallPosition));
        add.Pure("get$bits", "i", (run, a) => Sequences.Bits(a[0].Int, 0, 64, run.CallPosition));
        foreach (var range in (string[])["r", "R"])
        {
            add.Pure("get_bits", "i" + range, (run, a) => BitField.GetMany(a[0].Int, a[1].Range, run.CallPosition));
            add.Mutates("set_bits", "i" + range + "i", (run, a) => Put(a, BitField.SetMany(a[0].Int, a[1].Range, a[2].Int, run.CallPosition)));
            add.Pure("bits", "i" + range, (run, a) =>
            {
                var (start, count) = BitField.Span(a[1].Range);
                return Sequences.Bits(a[0].Int, start, a[1].Range.IsEmpty ? 0 : count, run.CallPosition);
            });
        }
    }

    private static RhaiValue Put(Span<RhaiValue> arguments, long value)
    {
        arguments[0] = value;
        return default;
    }
}
