using System.Buffers;
using System.Text;

namespace Maru.Platform.Secrets.Masking;

/// <summary>
/// The second line of defence of the log: replaces everything that looks like a secret by <c>***</c>. It knows forms, not values, so the
/// first line of defence is still <see cref="Secret"/> and not to log secrets. Works on plain text and on text already escaped for JSON,
/// which stays well-formed. Pure, thread safe, linear in the line's length.
/// </summary>
public static class SecretMask
{
    private static readonly SearchValues<string> Hints =
        SearchValues.Create([.. SecretToken.Hints, .. SecretAssignment.Names], StringComparison.OrdinalIgnoreCase);

    /// <summary>The line with its secrets masked; the same instance, and nothing allocated, when there are none.</summary>
    /// <param name="line">A log line, or a value in it.</param>
    public static string Mask(string line)
    {
        ArgumentNullException.ThrowIfNull(line);

        StringBuilder? masked = null;
        var (from, copied) = (0, 0);

        while (from < line.Length && line.AsSpan(from).IndexOfAny(Hints) is >= 0 and var distance)
        {
            var at = from + distance;

            if (Find(line, at) is not { Length: > 0 } found)
            {
                from = at + 1;
                continue;
            }

            masked ??= new StringBuilder(line.Length);
            masked.Append(line, copied, found.Start - copied).Append(found.Replacement);
            copied = from = found.Start + found.Length;
        }

        return masked is null ? line : masked.Append(line, copied, line.Length - copied).ToString();
    }

    private static SecretSpan? Find(string line, int at) => SecretToken.Find(line, at) ?? SecretAssignment.Find(line, at);
}
