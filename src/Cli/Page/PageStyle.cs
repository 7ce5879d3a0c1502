namespace SpecProofs.Cli;

/// <summary>How the report looks: light and dark, on paper, from 360 pixels.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1b1b1f; --soft: #5a5a66; --line: #d8d8de; --page: #ffffff; --card: #f6f6f8;
          --link: #0b4f94; --good: #0a6b3d; --bad: #a8243f; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e9e9ee; --soft: #a9a9b6; --line: #3a3a44; --page: #16161a;
          --card: #202027; --link: #8ec1f5; --good: #6fd6a3; --bad: #ff8fa3; } }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; }
        body { margin: 0; font: 1rem/1.55 Georgia, 'Times New Roman', serif; color: var(--ink); background: var(--page); }
        h1, h2, h3, h4, nav, summary, table, dt, .numbers, .tag, figcaption, .small {
          font-family: system-ui, 'Segoe UI', Roboto, Arial, sans-serif; }
        h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.6rem); line-height: 1.15; margin: 0 0 .6rem; }
        h2 { font-size: 1.45rem; margin: 3.5rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); line-height: 1.25; }
        h3 { font-size: 1.05rem; margin: 0; } h4 { font-size: 1rem; margin: 0; }
        a { color: var(--link); text-underline-offset: .15em; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem; z-index: 2; }
        .frame { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 76rem; margin: 0 auto; padding: 1rem; gap: 0 3rem; }
        nav { font-size: .9rem; }
        nav ul { list-style: none; margin: 0; padding: 0; } nav li { margin: .35rem 0; line-height: 1.3; } nav a { text-decoration: none; }
        nav a:hover { text-decoration: underline; }
        @media (min-width: 1100px) {
          .frame { grid-template-columns: 15rem minmax(0, 1fr); grid-template-rows: auto 1fr; }
          .frame > header, .frame > .body { grid-column: 2; }
          nav { grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
            padding: 1rem 0; }
        }
        .lead { font-size: 1.15rem; max-width: 46rem; margin: 0 0 1.2rem; }
        .numbers { display: flex; flex-wrap: wrap; gap: .6rem 2.4rem; margin: 0 0 1.4rem; padding: 0; list-style: none; }
        .numbers b { display: block; font-size: 1.9rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
        .numbers span { color: var(--soft); font-size: .9rem; }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.2rem; align-items: start; }
        article { margin: 0 0 1.2rem; padding: 1rem 0 0; border-top: 1px solid var(--line); }
        article > p { max-width: 46rem; margin: .4rem 0; }
        article h3 a { color: inherit; text-decoration: none; } article h3 a:hover { text-decoration: underline; }
        .tag { font-size: .75rem; font-weight: 600; padding: .1rem .45rem; border: 1px solid currentColor; border-radius: 1rem;
          margin-left: .4rem; white-space: nowrap; vertical-align: .1rem; }
        .good { color: var(--good); } .bad { color: var(--bad); }
        .formula { overflow-x: auto; padding: .4rem 0 .5rem 1.2rem; font-size: 1.1rem; line-height: 2.1; }
        .soft, .small { color: var(--soft); } .small { font-size: .85rem; }
        details { margin: .5rem 0; } summary { cursor: pointer; font-size: .9rem; color: var(--link); padding: .15rem 0; }
        details[open] > summary { margin-bottom: .4rem; }
        details.reading { border-left: 3px solid var(--bad); padding-left: .8rem; } details.reading > summary { color: var(--ink); }
        dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: .4rem 0; font-size: .9rem; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        @media (max-width: 520px) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .4rem; } }
        pre { font: .8rem/1.45 ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; overflow-x: auto; background: var(--card);
          padding: .7rem; border-radius: 6px; margin: .5rem 0; }
        code { font-size: .85em; overflow-wrap: anywhere; }
        figure { margin: 1.2rem 0; min-width: 0; }
        figure .plot { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: .4rem; max-width: 44rem; }
        figure .plot svg { width: 100%; height: auto; display: block; }
        figcaption { font-size: .85rem; color: var(--soft); margin-top: .4rem; max-width: 44rem; }
        .tree { overflow-x: auto; background: var(--card); border-radius: 6px; padding: .3rem; }
        .tree svg { display: block; max-width: none; }
        .tree svg [fill="#bb3355"] { fill: var(--bad); } .tree svg [stroke="#bb3355"] { stroke: var(--bad); }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1rem; }
        .card { background: var(--card); border-radius: 8px; padding: .9rem 1rem; margin: 0; border: 1px solid var(--line); min-width: 0; }
        .card p { margin: .35rem 0; font-size: .95rem; } .card h4 { overflow-wrap: anywhere; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem; }
        th, td { border-bottom: 1px solid var(--line); padding: .3rem .9rem .3rem 0; text-align: left; vertical-align: top; }
        td { font-variant-numeric: tabular-nums; }
        @media print {
          :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --page: #fff; --card: #fff;
            --link: #000; --good: #000; --bad: #a8243f; }
          body { font-size: 10pt; } nav, .skip { display: none; } .frame { display: block; max-width: none; padding: 0; }
          .pair { grid-template-columns: 1fr 1fr; } .cards { display: block; } .card { margin-bottom: .6rem; }
          article, .card, figure, tr, pre { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
          .tree svg { max-width: 100%; height: auto; } a { text-decoration: none; }
        }
        """;
}
