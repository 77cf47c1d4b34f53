using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed class FormTests
{
    private static readonly Form[] Plain = [Form.Value, Form.Port, Form.Settings];
    private static readonly Form[] Running = [Form.Handler, Form.Job, Form.Worker];
    private static readonly Form[] OfRunning = [.. Plain, Form.Root, Form.Store, .. Running, Form.Service];

    // What only some forms may name.
    private static readonly (Regex Named, Form[] By)[] Kept =
    [
        (new Regex(@"\bDapper\b"), [Form.Store]),
        (new Regex(@"\bMaru\.Platform\.Sql\b"), [Form.Root, Form.Store, .. Running, Form.Service, Form.Port]),
        (new Regex(@"\bMicrosoft\.AspNetCore\b|\bMaru\.Platform\.Http\b"), [Form.Root, Form.Endpoint]),
        (new Regex(@"\bSystem\.Net\.Http\b|\bHttp(?:Client|RequestMessage|ResponseMessage|Content|MethodInvoker)\b"), []),
        (new Regex(@"\bMaru\.Platform\.Settings\b"), [Form.Root, Form.Settings]),
        (new Regex(@"\bTimeProvider\b|\bMaru\.Platform\.(?!Secrets\b|Json\b|Sql\b|Http\b|Settings\b)\w+"),
            [Form.Root, Form.Store, Form.Endpoint, .. Running, Form.Service]),
    ];

    // What orders a transaction: everybody else changes things through Change, which holds to one order.
    private static readonly (Regex Named, Form[] By) Transactions =
        (new Regex(@"\.BeginAsync\(|\bSnapshotVersion\b"), [Form.Store, Form.Worker]);

    // Which forms of its own module a form may name; the root may name all.
    private static readonly Dictionary<Form, Form[]> Arrows = new()
    {
        [Form.Port] = [.. Plain, Form.Root],
        [Form.Value] = [.. Plain, Form.Root],
        [Form.Settings] = [.. Plain, Form.Root],
        [Form.Store] = [.. Plain, Form.Root, Form.Store],
        [Form.Service] = [.. Plain, Form.Root, Form.Store, Form.Job, Form.Service],
        [Form.Handler] = OfRunning,
        [Form.Job] = OfRunning,
        [Form.Worker] = OfRunning,
        [Form.Endpoint] = [.. Plain, Form.Root, Form.Endpoint, Form.Service, Form.Handler, Form.Job],
    };

    // Wire of providers: what speaks HTTP to them, in whichever form; a folder each.
    private const string Wire = "src/Modules/Llm/Providers/";

    private const string PieceOfEndpoints = "A piece of endpoints, shared by several of them.";
    private const string Found = "What a probe found is a value, though its name ends as an answer does.";
    private const string PartOfACall = "Part of one call, made for it and thrown away with it.";
    private const string HalfAStore = "Half a store: it reads rows and makes of them what is in force.";

    // Path → why this file may name more than its form.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["src/Modules/Audit/Writing/EntryText.cs"] = "Spells an entry, whose type is the platform's.",
        ["src/Modules/Identity/Passwords/Pbkdf2Passwords.cs"] = "Hashes as ASP.NET Core Identity does, so that its hashes can be taken over.",
        ["src/Modules/Identity/Rights/SqlAccessMap.cs"] = HalfAStore,
        ["src/Modules/Identity/Rights/SqlRightsStore.cs"] = HalfAStore,
        ["src/Modules/Identity/Rights/RoleMatrix.cs"] = "Asks the catalogue of the permissions declared.",
        ["src/Modules/Identity/Sessions/SessionCookies.cs"] = PieceOfEndpoints,
        ["src/Modules/Identity/Accounts/Standing.cs"] = "Ends what the request of a person without standing began.",
        ["src/Modules/Llm/Budgets/WriteOffs/SqlWriteOffStore.cs"] = HalfAStore,
        ["src/Modules/Llm/Providers/Anthropic/AnthropicHttp.cs"] = PartOfACall,
        ["src/Modules/Llm/Providers/Gemini/GeminiHttp.cs"] = PartOfACall,
        ["src/Modules/Llm/Calls/Measuring/CallMeter.cs"] = PartOfACall,
        ["src/Modules/Llm/Calls/Measuring/PromptTokens.cs"] = PartOfACall,
        ["src/Modules/Llm/Configuration/Policy/PolicyRow.cs"] = Found,
        ["src/Modules/Llm/Providers/Probing/HttpConnectionProbe.cs"] = Found,
        ["src/Modules/Llm/Providers/Upstream/Patience.cs"] = PartOfACall,
        ["src/Modules/Llm/Configuration/Policy/TypeProbe.cs"] = Found,
        ["src/Modules/Llm/Calls/Stats/CallStatsBody.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/ClientKeyCheck.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/CountsBytesItself.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/FindKey.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/GatewayAnswer.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/GatewayCors.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/GatewayDoors.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/HttpReply.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/GatewayRequest.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Gateway/Bodies/RequestBody.cs"] = PieceOfEndpoints,
        ["src/Modules/Llm/Providers/Probing/IConnectionProbe.cs"] = Found,
        ["src/Modules/Llm/Providers/ProviderCall.cs"] = PartOfACall,
        ["src/Modules/Llm/Calls/GrowingReservation.cs"] = PartOfACall,
        ["src/Modules/Llm/Configuration/Keys/TestApiKey.cs"] = Found,
        ["src/Modules/Llm/Providers/Probing/TestConnection.cs"] = Found,
    };

    [Fact]
    public void A_file_names_what_its_form_may() => Check(SourceTree.Repository).Except(Allowed).ShouldBeClean();

    [Theory]
    [InlineData("Price", "using Dapper;", "Dapper")]
    [InlineData("Price", "using Maru.Platform.Sql;", "Maru.Platform.Sql")]
    [InlineData("Price", "class Price(TimeProvider clock);", "TimeProvider")]
    [InlineData("Price", "using Maru.Platform.Auditing;", "Maru.Platform.Auditing")]
    [InlineData("Price", "using Microsoft.AspNetCore.Http;", "Microsoft.AspNetCore")]
    [InlineData("AddPrice", "using Dapper;", "Dapper")]
    [InlineData("AddPrice", "using Maru.Platform.Http;", "Maru.Platform.Http")]
    [InlineData("AddPrice", "class AddPrice(HttpClient http);", "HttpClient")]
    [InlineData("AddPrice", "class AddPrice(Db own) { Run() => own.BeginAsync(ct); }", ".BeginAsync(")]
    [InlineData("AddPrice", "class AddPrice { Run() => SnapshotVersion.BumpAsync(tx, name, ct); }", "SnapshotVersion")]
    [InlineData("WhenPriceChanged", "class WhenPriceChanged { Run() => db.BeginAsync(ct); }", ".BeginAsync(")]
    [InlineData("PriceJob", "class PriceJob { Run() => db.BeginAsync(ct); }", ".BeginAsync(")]
    [InlineData("PriceEndpoints", "class PriceEndpoints { Run() => db.BeginAsync(ct); }", ".BeginAsync(")]
    [InlineData("Price", "class Price { Run() => db.BeginAsync(ct); }", ".BeginAsync(")]
    [InlineData("LlmModule", "class LlmModule { Run() => db.BeginAsync(ct); }", ".BeginAsync(")]
    [InlineData("SqlPriceStore", "using Maru.Platform.Http;", "Maru.Platform.Http")]
    [InlineData("PriceEndpoints", "using Maru.Platform.Sql;", "Maru.Platform.Sql")]
    [InlineData("PriceWorker", "using Microsoft.AspNetCore.Builder;", "Microsoft.AspNetCore")]
    [InlineData("WhenPriceChanged", "using Maru.Platform.Http;", "Maru.Platform.Http")]
    [InlineData("PriceJob", "using Dapper;", "Dapper")]
    [InlineData("IPrices", "interface IPrices { TimeProvider Clock { get; } }", "TimeProvider")]
    [InlineData("LlmModule", "using Dapper;", "Dapper")]
    [InlineData("Price", "using Maru.Platform.Settings;", "Maru.Platform.Settings")]
    [InlineData("AddPrice", "using Maru.Platform.Settings;", "Maru.Platform.Settings")]
    [InlineData("PriceSettings", "class PriceSettings(TimeProvider clock);", "TimeProvider")]
    [InlineData("PriceSettings", "using Maru.Platform.Sql;", "Maru.Platform.Sql")]
    public void What_is_not_for_a_form_is_seen(string name, string text, string named) => Check(Module(name, text)).ShouldSay(named);

    [Theory]
    [InlineData("Price", "class Price { AddPrice _by; }", "AddPrice, a Service")]
    [InlineData("Price", "class Price { SqlPriceStore _by; }", "SqlPriceStore, a Store")]
    [InlineData("SqlPriceStore", "class SqlPriceStore(AddPrice act);", "AddPrice, a Service")]
    [InlineData("AddPrice", "class AddPrice { PriceWire _wire; }", "PriceWire, a Endpoint")]
    [InlineData("AddPrice", "class AddPrice(PriceWorker worker);", "PriceWorker, a Worker")]
    [InlineData("AddPrice", "class AddPrice(WhenPriceChanged handler);", "WhenPriceChanged, a Handler")]
    [InlineData("PriceEndpoints", "class PriceEndpoints(SqlPriceStore store);", "SqlPriceStore, a Store")]
    [InlineData("PriceEndpoints", "class PriceEndpoints(PriceWorker worker);", "PriceWorker, a Worker")]
    [InlineData("WhenPriceChanged", "class WhenPriceChanged { PriceWire _wire; }", "PriceWire, a Endpoint")]
    [InlineData("PriceSettings", "class PriceSettings(AddPrice act);", "AddPrice, a Service")]
    public void An_arrow_outward_is_seen(string name, string text, string named) => Check(Module(name, text)).ShouldSay(named);

    [Theory]
    [InlineData("Price", "class Price { Dollars _cost; IPrices _all; LlmModule _in; PriceSettings _settings; }")]
    [InlineData("PriceSettings", "using Maru.Platform.Settings;\nclass PriceSettings : ISettings { Dollars _most; }")]
    [InlineData("Price", "record Price(string AddPrice, long SqlPriceStore) { PriceWorker = 1; }")]
    [InlineData("AddPrice", "using Maru.Platform.Sql;\nclass AddPrice(IPrices prices, SqlPriceStore store, TimeProvider clock);")]
    [InlineData("PriceEndpoints", "using Microsoft.AspNetCore.Http;\nclass PriceEndpoints(AddPrice act, PriceWire wire);")]
    [InlineData("SqlPriceStore", "class SqlPriceStore(Db db) { Write() => db.BeginAsync(ct); }")]
    [InlineData("PriceWorker", "class PriceWorker(Db db) { Keep() => db.BeginAsync(ct); }")]
    [InlineData("AddPrice", "class AddPrice(Change change) { Run() => change.RunAsync(tx => StoreAsync(tx), ct); }")]
    [InlineData("SqlPriceStore", "using Dapper;\nusing Maru.Platform.Sql;\nclass SqlPriceStore : IPrices { Price _p; }")]
    [InlineData("Price", "// Unlike Dapper, AddPrice says\nclass Price;")]
    [InlineData("Price", "using Maru.Platform.Json;")]
    public void What_is_for_a_form_passes(string name, string text) => Check(Module(name, text)).ShouldBeClean();

    // A module with one file of each form; one of them is made anew.
    private static SourceTree Module(string name, string text)
    {
        const string Registration = "class LlmModule { void Add() => services.AddSingleton<AddPrice>(); }";
        string[] others =
            [
                "SqlPriceStore", "PriceEndpoints", "PriceWire", "WhenPriceChanged", "PriceJob", "PriceWorker", "AddPrice", "Price", "Dollars",
                "PriceSettings",
            ];
        return SourceTree.Of(
        [
            ("src/Modules/Llm/LlmModule.cs", name == "LlmModule" ? $"{text}\n{Registration}" : Registration),
            ("src/Modules/Llm/Prices/IPrices.cs", name == "IPrices" ? text : "interface IPrices;"),
            .. others.Select(other => ($"src/Modules/Llm/Prices/{other}.cs", other == name ? text : $"class {other};")),
        ]);
    }

    private static Report Check(SourceTree tree)
    {
        var forms = new ModuleForms(tree);
        return Report.Of(forms.Files, file => Foreign(file, forms.Of(file)).Concat(Outward(file, forms)));
    }

    private static IEnumerable<string> Foreign(SourceFile file, Form form) => (IsWire(file) ? [] : Kept).Append(Transactions)
        .Where(kept => !kept.By.Contains(form)).SelectMany(kept => kept.Named.Matches(file.CSharp.Code).Take(1))
        .Select(m => $"{file.At(m.Index)} is a {form} and names {m.Value}");

    private static bool IsWire(SourceFile file) => file.Folder.StartsWith(Wire, StringComparison.Ordinal);

    private static IEnumerable<string> Outward(SourceFile file, ModuleForms forms) => forms.NamedIn(file)
        .Where(named => forms.Of(file) != Form.Root && !Arrows[forms.Of(file)].Contains(named.Form))
        .Select(named => $"{file.At(named.Offset)} is a {forms.Of(file)} and names {named.Type}, a {named.Form}");
}
