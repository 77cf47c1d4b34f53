using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway.Estimating;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>What the admission thinks a text costs is never below what a vendor counts, whatever the text is made of.</summary>
public sealed class TextCostTests
{
    private const int Pieces = 12;

    private static readonly TokenCounter Tokens = new();

    public static TheoryData<string, string, double> Texts => new()
    {
        { "English", "The committee shall publish, within thirty days, an account of what it spent; nobody objected. ", 2.3 },
        { "German", "Die Bundesversicherungsanstalt überprüft die Rückzahlungsansprüche sämtlicher Beitragszahler. ", 2.1 },
        { "French", "L'été dernier, j'ai visité des musées où l'on n'entendait qu'un léger murmure près des fenêtres. ", 2.1 },
        { "Finnish", "Huomenna järjestetään kokous, jossa päätetään uusien työntekijöiden palkkaamisesta. ", 1.9 },
        { "Turkish", "Yarınki toplantıda bütçeyi görüşeceğiz; lütfen belgelerinizi öğleden önce gönderin. ", 2.3 },
        { "Korean", "어제 본 영화가 정말 재미있어서 친구에게도 꼭 보라고 했다. 값은 제가 낼게요. ", 3.1 },
        { "Japanese", "明日の会議では新しい予算について話し合います。カタカナとひらがなも混ざっています。", 2.6 },
        { "Chinese", "昨天我们一起去了图书馆，借了三本关于历史的书。价格表请见附件。", 3.6 },
        { "Russian", "Вчера мы долго спорили о том, кто должен платить за ремонт крыши. ", 3.6 },
        { "Arabic", "ذهبنا أمس إلى المكتبة واستعرنا ثلاثة كتب عن التاريخ القديم. ", 4 },
        { "Hebrew", "אתמול הלכנו לספרייה ושאלנו שלושה ספרים על היסטוריה. ", 4 },
        { "Thai", "เมื่อวานเราไปห้องสมุดและยืมหนังสือประวัติศาสตร์สามเล่ม", 6 },
        { "Hindi", "कल हम पुस्तकालय गए और इतिहास की तीन किताबें उधार लीं। ", 6 },
        { "emoji", "🎂🚀😂👍🏽🧪🥑🦄🌋🧵🪁", 2.5 },
        { "emoji in words", "late again 😅 but the cake 🎂🎂 is here ❤️ see you 👋🏻 ", 2.5 },
        { "signs", "!?;:,.()[]{}<>|/\\@#$%^&*-_=+~`", 2 },
        { "signs by chance", Chance("!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\"", 900, 1), 1.6 },
        { "digits", Chance("0123456789", 900, 2), 1.3 },
        { "numbers", string.Join(' ', Enumerable.Range(0, 200).Select(i => (i * 7919L * i) % 1_000_003)), 1.4 },
        { "prices", string.Join('\n', Enumerable.Range(0, 90).Select(i => $"2025-0{(i % 9) + 1}-1{i % 9};{i * 37}.{i % 100:00};-{i}")), 1.5 },
        { "hexadecimal", Convert.ToHexStringLower(Bytes(450, 3)), 1.5 },
        { "capital hexadecimal", Convert.ToHexString(Bytes(450, 4)), 1.6 },
        { "base64", Convert.ToBase64String(Bytes(675, 5)), 1.5 },
        { "identifiers", string.Join('\n', Enumerable.Range(0, 30).Select(i => new Guid(Bytes(16, 60 + i)))), 1.6 },
        { "letters and digits", Chance("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 900, 7), 1.5 },
        { "code", "for (int i = 0; i < n; i++)\n{\n    total += prices[i] * (1 + taxRate);\n}\n", 2.2 },
        { "JSON", """{"id":17,"ok":true,"tags":["a","b"],"at":{"x":1.5,"y":-2}},""", 2 },
        { "markup", "<tr><td class=\"n\">12</td><td>&nbsp;</td></tr>\n", 2.2 },
        { "formulas", @"\int_{0}^{\infty} e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}, \; \alpha \neq \beta ", 2 },
        { "addresses", "https://shop.example/p/8213?ref=mail&utm_id=77#top 10.0.0.5:8080 fe80::1 ", 2.2 },
        { "tables", "| 12 | 4.5 | x |\n| 7 | 88.25 | yz |\n", 2 },
        { "single letters", "a b c d e f g h ", 1.6 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_never_thought_cheaper_than_vendors_count_it_nor_much_dearer(string kind, string text, double most)
    {
        var whole = string.Concat(Enumerable.Repeat(text, 1 + (2_000 / text.Length)));
        foreach (var model in new[] { "gpt-4o", "gpt-4" })
        {
            Assert.All(Cut(whole), piece => Assert.True(Thought(piece) >= Counted(model, piece), $"{kind}, {model}: {piece}"));
            Assert.InRange((double)Thought(whole) / Counted(model, whole), 1, model == "gpt-4o" ? most * 1.6 : most);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_costs_the_same_however_its_JSON_is_written(string kind, string text, double most)
    {
        Assert.True(most > 1);
        var plain = TokenEstimate.OfText(Encoding.UTF8.GetBytes(text.Replace("\\", "/", StringComparison.Ordinal)
            .Replace('\n', ' ').Replace('"', '\'')));
        var escaped = TokenEstimate.OfText(JsonEncodedText.Encode(text.Replace("\\", "/", StringComparison.Ordinal)
            .Replace('\n', ' ').Replace('"', '\'')).EncodedUtf8Bytes);

        Assert.True(Math.Abs(plain - escaped) <= plain / 50, $"{kind}: {plain} and {escaped}");
    }

    private static IEnumerable<string> Cut(string text)
    {
        for (var i = 1; i <= Pieces; i++)
        {
            var at = text.Length / (2 * Pieces) * i;
            at += char.IsLowSurrogate(text[at]) ? 1 : 0;
            var end = Math.Min(text.Length, at + (i * i * 3) + 8);
            yield return text[at..(end - (char.IsHighSurrogate(text[end - 1]) ? 1 : 0))];
        }
    }

    private static int Thought(string text) =>
        TokenEstimate.OfText(
            JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);

    private static int Counted(string model, string text)
    {
        using var written = new WrittenText();
        written.Add(text);
        return Tokens.Count(model, written);
    }

    private static string Chance(string letters, int length, int seed) => new(new Random(seed).GetItems<char>(letters, length));

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
