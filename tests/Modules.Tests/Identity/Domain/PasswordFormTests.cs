using Maru.Modules.Identity.Passwords;

namespace Maru.Modules.Tests.Identity.Domain;

/// <summary>Which passwords are tried first, and which are not.</summary>
public sealed class PasswordFormTests
{
    [Theory]
    [InlineData("password1234", "PASSWORD1", "Password!", "P@ssw0rd", "p@$$w0rd2024!", "drowssap", "1password1", "passwordpassword")]
    [InlineData("letmein12345", "iloveyou1234", "ILoveYou!!", "welcome2025",
        "Welcome1!", "sunshine99", "dragon123456", "monkey!@#", "football7")]
    [InlineData("admin1234", "administrator1", "changeme123", "ch4ngem3",
        "trustno1!", "superman2000", "l3tm31n!!", "starwars77", "summer2026!")]
    [InlineData("qwertyuiop123", "qwer1234!", "1q2w3e4r!", "1qaz2wsx3edc", "zaq12wsx",
        "asdfghjkl", "qazwsxedc", "asdf1234", "!QAZ2wsx", "zxcvbnm,./")]
    [InlineData("abcdefgh", "abcd1234", "aaaaaaaa", "aabbccdd", "12345678",
        "87654321", "11223344", "abcabcabc", "asdasdasd", "qwe123qwe123")]
    [InlineData("20240101", "1985-04-12", "01012345678", "010-1234-5678", "31415926", "2024.12.25")]
    [InlineData("dkssudgktpdy", "dkssud1234", "tkfkdgo1004", "tkfkdgkqslek", "qlalfqjsgh1",
        "eogksalsrnr!", "안녕하세요123", "사랑해사랑해사랑해", "비밀번호1234", "rlacl1234")]
    [InlineData("maruserver1", "chatgpt2024", "MaruServer!", "samsung123", "helloworld1", "korea2002")]
    [InlineData("p a s s w o r d", "password.password", "dragon dragon 1", "adminadmin12", "1 2 3 4 5 6 7 8", "q-w-e-r-t-y-u-i")]
    [InlineData("hello123hello", "password!password", "Dragon-2024-dragon", "p4ssw0rd+p4ssw0rd", "hello1hello2hello",
        "monkey99yeknom", "passpasswordword", "hel123hel", "사랑해요1사랑해요", "qwerty..dragon..qwerty..dragon")]
    [InlineData("ｐａｓｓｗｏｒｄ1", "ＰＡＳＳＷＯＲＤ", "pässwörd123", "pässwörd", "pa\u0300sswo\u0308rd1", "Súnshîne!", "раssword1", "𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝",
        "ⓟⓐⓢⓢⓦⓞⓡⓓ", "pass\u200bword1", "ｑｗｅｒｔｙｕｉ", "１２３４５６７８９", "ḷếtmeịn123", "пароль123")]
    [InlineData("monkeydragon", "sunshinemonkey1", "LoveDragon!", "welcometiger", "nogardyeknom")]
    [InlineData("correcthorsebatterystaple", "Correct Horse Battery Staple", "c0rrect-h0rse-battery-staple1", "thequickbrownfox",
        "to be or not to be", "MayTheForceBeWithYou!", "동해물과 백두산이", "tr0ub4dor&3", "all your base are belong to us")]
    public void What_is_tried_first_is_refused(params string[] typed) =>
        Assert.Equal([], typed.Where(t => PasswordRule.Against(t) is null));

    [Theory]
    [InlineData("correct horse battery", "another horse", "a long pass phrase",
        "the maru of my aunt", "four blue elephants dance", "Ich esse gern Brot")]
    [InlineData("xK9#mQ2v", "vT4nzqLw", "9f86d081884c", "tQ7-mango-Lamp", "jumelle.ouvre.tard", "kalt!Brunnen!Uhr", "u7Hn2kPw")]
    [InlineData("correct horse", "kalt.kalter.eis", "lamp6Q!vTz9=kHlamp", "Käse schmeckt gut", "größer-als-ñandú", "дом у реки", "yellow kettle sings",
        "anna likes annas hat", "tree-river-tree-moon", "vT4nz-qLw-vT4nz", "水曜日は雨ですから")]
    [InlineData("우리 집 마루는 넓다", "비가 오면 김치전", "gkrrydptj ehsk", "세 마리 고래가 잔다", "8130 4471 9926 0053")]
    public void A_phrase_and_chance_are_taken(params string[] typed) =>
        Assert.Equal([], typed.Where(t => PasswordRule.Against(t) is not null));

    [Theory]
    [InlineData("annabelle", "annabelle")]
    [InlineData("Annabelle2024!", "annabelle")]
    [InlineData("4nn4b3ll3", "annabelle")]
    [InlineData("ellebanna", "annabelle")]
    [InlineData("annabelleannabelle1", "annabelle")]
    [InlineData("a.kim.1234", "a.kim@example.org")]
    [InlineData("annabelle-1-annabelle", "annabelle")]
    [InlineData("ａｎｎａｂｅｌｌｅ1", "annabelle")]
    [InlineData("Jürgen2024", "jurgen")]
    [InlineData("jurgen!jurgen", "Jürgen")]
    [InlineData("leeenlight12801", "leeenlight1280")]
    [InlineData("leeenlight99", "leeenlight1280")]
    [InlineData("!hangang7hangang", "hangang.2019")]
    public void A_name_with_something_round_it_is_refused(string typed, string name) =>
        Assert.Equal("Do not use your name as your password.", PasswordRule.Against(typed, name));

    [Theory]
    [InlineData("kettle-Sky-41!", "kettle-Sky-41", true)]
    [InlineData("kettle-Sky-42", "kettle-Sky-41", true)]
    [InlineData("yellow-Lamp-41", "kettle-Sky-41", false)]
    public void A_form_of_the_one_before_is_seen(string typed, string before, bool isForm) =>
        Assert.Equal(isForm, PasswordForms.ComesFrom(typed, before));

    [Fact]
    public void The_list_is_in_order_and_each_of_its_lines_is_found()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Maru.Modules.Identity.Words.common-passwords.txt")!;
        var lines = new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(lines.Count(l => l.Length >= 8) >= 10_000, "too short to matter");
        Assert.Equal(lines, lines.Select(l => l.ToLowerInvariant()));
        Assert.Equal([], lines.Where(l => !CommonPasswords.Has(l)));
        Assert.Equal([], lines.Take(500).Where(l => CommonPasswords.Has(l + "\u0001") || CommonPasswords.Has("\u0001" + l)));
        Assert.False(CommonPasswords.Has(""));
        Assert.False(CommonPasswords.Has("\n"));
    }
}
