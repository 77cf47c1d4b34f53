using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Functions of floats, and conversions between numbers.</summary>
internal static class MathLibrary
{
    public static void Register(LibraryWriter add)
    {
        Trigonometry(add);
        Rounding(add);
        Conversions(add);
    }

    private static void Trigonometry(LibraryWriter add)
    {
        One(add, "sin", Math.Sin);
        One(add, "cos", Math.Cos);
        One(add, "tan", Math.Tan);
        One(add, "asin", Math.Asin);
        One(add, "acos", Math.Acos);
        One(add, "atan", Math.Atan);
        One(add, "sinh", Math.Sinh);
        One(add, "cosh", Math.Cosh);
        One(add, "tanh", Math.Tanh);
        One(add, "asinh", Math.Asinh);
        One(add, "acosh", Math.Acosh);
        One(add, "atanh", Math.Atanh);
        One(add, "sqrt", Math.Sqrt);
        One(add, "exp", Math.Exp);
        One(add, "ln", Math.Log);
        One(add, "log", Math.Log10);
        One(add, "to_degrees", v => v * (180.0 / Math.PI));
        One(add, "to_radians", v => v * (Math.PI / 180.0));
        add.Pure("atan", "ff", (_, a) => Math.Atan2(a[0].Float, a[1].Float));
        add.Pure("hypot", "ff", (_, a) => double.Hypot(a[0].Float, a[1].Float));
        add.Pure("log", "ff", (_, a) => Math.Log(a[0].Float) / Math.Log(a[1].Float));
        add.Pure("PI", "", (_, _) => Math.PI);
        add.Pure("E", "", (_, _) => Math.E);
    }

    private static void Rounding(LibraryWriter add)
    {
        Part(add, "floor", Math.Floor);
        Part(add, "ceiling", Math.Ceiling);
        Part(add, "round", v => Math.Round(v, MidpointRounding.AwayFromZero));
        Part(add, "int", Math.Truncate);
        Part(add, "fraction", v => v - Math.Truncate(v));
        add.Pure(".is_nan", "f", (_, a) => double.IsNaN(a[0].Float));
        add.Pure(".is_finite", "f", (_, a) => double.IsFinite(a[0].Float));
        add.Pure(".is_infinite", "f", (_, a) => double.IsInfinity(a[0].Float));
    }

    private static void Conversions(LibraryWriter add)
    {
        add.Pure("to_int", "i", (_, a) => a[0].Int);
        add.Pure("to_int", "f", (run, a) => ToInt(run, a[0].Float));
        add.Pure("to_int", "u", (_, a) => a[0].Int);
        add.Pure("to_int", "c", (_, a) => (long)a[0].Char);
        add.Pure("to_float", "i", (_, a) => (double)a[0].Int);
        add.Pure("to_float", "f", (_, a) => a[0].Float);
        add.Pure("parse_int", "s", (run, a) => NumberText.ParseInt(run, a[0].Text.Value, 10));
        add.Pure("parse_int", "si", (run, a) => NumberText.ParseInt(run, a[0].Text.Value, a[1].Int));
        add.Pure("parse_float", "s", (run, a) => NumberText.ParseFloat(run, a[0].Text.Value));
        add.Pure("to_hex", "i", (_, a) => a[0].Int.ToString("x", System.Globalization.CultureInfo.InvariantCulture));
        add.Pure("to_octal", "i", (_, a) => Convert.ToString(a[0].Int, 8));
        add.Pure("to_binary", "i", (_, a) => Convert.ToString(a[0].Int, 2));
    }

    private static void One(LibraryWriter add, string name, Func<double, double> function) =>
        add.Pure(name, "f", (_, a) => function(a[0].Float));

    private static void Part(LibraryWriter add, string name, Func<double, double> function) =>
        add.Pure("." + name, "f", (_, a) => function(a[0].Float));

    private static RhaiValue ToInt(RhaiRun run, double value) =>
        value is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)value
        : throw RhaiFaults.Arithmetic($"Integer overflow: to_int({(double.IsFinite(value) ? RhaiNumbers.Plain(value)[..^2] : RhaiNumbers.Print(value))})", run.CallPosition);
}
