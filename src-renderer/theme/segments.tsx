/** A few choices side by side: radio buttons, shown as one switch. */
interface SegmentsProps<Value extends string | number> {
  /** Of the group of radio buttons; unique on the page. */
  readonly name: string
  readonly value: Value
  readonly choices: readonly Value[]
  readonly textOf: (choice: Value) => string
  readonly choose: (choice: Value) => void
}

export function Segments<Value extends string | number>({
  name,
  value,
  choices,
  textOf,
  choose,
}: SegmentsProps<Value>) {
  return (
    <div className="segments">
      {choices.map((choice) => (
        <label key={choice} className="segment">
          <input
            type="radio"
            name={name}
            value={choice}
            checked={value === choice}
            onChange={() => choose(choice)}
          />
          {textOf(choice)}
        </label>
      ))}
    </div>
  )
}
