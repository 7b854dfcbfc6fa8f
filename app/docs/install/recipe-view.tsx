import { GuideSection } from "@/components/guides/guide-section";
import { Numbered } from "@/components/numbered";
import { Prose } from "@/components/prose";
import { CodeBlock } from "@/components/ui/code-block";
import { FIRE_NAMES, type Recipe, type Step } from "@/lib/install/shape";
import { Facts } from "../../[org]/facts";
import { needsOf } from "./needs";

export function RecipeView({ recipe }: { recipe: Recipe }) {
  const { conversionFire, category, steps, gotchas, platformKey } = recipe;
  return (
    <div className="grid max-w-3xl gap-8">
      <Facts
        facts={{
          Category: category,
          "Reports sales by": conversionFire && FIRE_NAMES[conversionFire],
          Needs: needsOf(recipe).join(" and "),
          Key: <code className="font-mono text-xs">{platformKey}</code>,
        }}
      />
      <GuideSection id="steps" heading="Steps">
        <ol className="grid list-none gap-8">
          {steps.map((step, index) => (
            <Numbered key={step.title} number={index + 1}>
              <StepView step={step} />
            </Numbered>
          ))}
        </ol>
      </GuideSection>
      <GuideSection id="gotchas" heading="What goes wrong">
        <ul className="grid max-w-prose list-disc gap-2 pl-5 leading-6 marker:text-muted-foreground">
          {gotchas.map((gotcha) => (
            <li key={gotcha} className="pl-1">
              <Prose>{gotcha}</Prose>
            </li>
          ))}
        </ul>
      </GuideSection>
    </div>
  );
}

function StepView({ step: { title, text, onlyIf, code = [] } }: { step: Step }) {
  return (
    <>
      <div className="grid gap-1">
        <h3 className="font-medium">{title}</h3>
        {onlyIf && <p className="text-muted-foreground text-xs">Only if {onlyIf}</p>}
        <p className="max-w-prose leading-6">
          <Prose>{text}</Prose>
        </p>
      </div>
      {code.map((sample) => (
        <CodeBlock key={sample.place} code={sample.text} path={sample.place} />
      ))}
    </>
  );
}
